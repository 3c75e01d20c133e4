"""Questions to a graph: SPARQL, given as text, as a file, or by the name of a query that ships."""

from dateline.query.run import Answer, load_query, sparql
from dateline.query.stored import StoredQuery, stored_queries

__all__ = ["Answer", "StoredQuery", "load_query", "sparql", "stored_queries"]
