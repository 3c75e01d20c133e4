"""The stores that the README names load the graph, with the lines that it gives, and count the same triples."""

from __future__ import annotations

import shutil
import socket
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline import open_graph
from tests.readme.page import README

pytestmark = pytest.mark.stores

JARS = Path("/usr/share/java")
LIBRARIES = (
    "jena-*", "commons-*", "dexx*", "gson", "guava", "failureaccess", "http*", "jackson-*", "jakarta.json*", "jsonld*",
    "protobuf*", "slf4j-api", "slf4j-simple", "*thrift*", "titanium*", "caffeine*",
)  # fmt: skip
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"


def line(store: str) -> str:
    """The README's line for a store."""
    (row,) = (row for row in README.splitlines() if row.startswith(f"| {store}"))
    return row.split("`")[-2]


@pytest.fixture(scope="module")
def triples(seeds_graph: Path) -> int:
    return len(open_graph(seeds_graph))


@pytest.fixture
def jena(tmp_path: Path) -> list[str]:
    """How to start a command of Jena, as Debian packs it."""
    if shutil.which("java") is None or not (JARS / "jena-tdb2.jar").exists():
        pytest.skip("Apache Jena is not installed: apt-get install libapache-jena-java default-jre-headless")
    with zipfile.ZipFile(JARS / "jena-core.jar") as core:  # Debian moved the classes of Xerces, not their messages
        for name in core.namelist():
            if name.endswith(".properties") and "/xerces/" in name:
                place = tmp_path / "messages" / ("xerces/" + name.partition("/xerces/")[2])
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(core.read(name))
    jars = sorted({str(jar) for pattern in LIBRARIES for jar in JARS.glob(f"{pattern}.jar")})
    return ["java", "-cp", ":".join([str(tmp_path / "messages"), *jars])]


def test_jena_loads_it(jena: list[str], seeds_graph: Path, tmp_path: Path, triples: int) -> None:
    (tmp_path / "out").mkdir()
    shutil.copy(seeds_graph, tmp_path / "out")
    load = line("Apache Jena TDB2").split()
    subprocess.run([*jena, *load], cwd=tmp_path, check=True, capture_output=True)
    ask = [*jena, "tdb2.tdbquery", "--loc=db", "--results=csv", COUNT]
    answer = subprocess.run(ask, cwd=tmp_path, check=True, capture_output=True, text=True).stdout
    assert int(answer.split()[-1]) == triples


@pytest.fixture
def virtuoso(tmp_path: Path) -> Iterator[list[str]]:
    """How to send a line to a Virtuoso that runs in a folder of its own."""
    server, client = shutil.which("virtuoso-t"), shutil.which("isql-vt")
    if server is None or client is None:
        pytest.skip("Virtuoso is not installed: apt-get install virtuoso-server")
    ports = [str(free_port()) for _ in range(2)]
    (tmp_path / "virtuoso.ini").write_text(
        f"[Database]\nDatabaseFile=v.db\nErrorLogFile=v.log\nLockFile=v.lck\nTransactionFile=v.trx\n"
        f"xa_persistent_file=v.pxa\n[TempDatabase]\nDatabaseFile=t.db\nTransactionFile=t.trx\n"
        f"[Parameters]\nServerPort={ports[0]}\nDirsAllowed={tmp_path}\nNumberOfBuffers=10000\n"
        f"[HTTPServer]\nServerPort={ports[1]}\n"
    )
    start = [server, "+configfile", "virtuoso.ini", "+wait"]
    subprocess.run(start, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    ask = [client, ports[0], "dba", "dba"]
    yield ask
    subprocess.run([*ask, "exec=shutdown;"], check=False, capture_output=True)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_virtuoso_loads_it(virtuoso: list[str], seeds_graph: Path, tmp_path: Path, triples: int) -> None:
    shutil.copy(seeds_graph, tmp_path / "graph.ttl")
    load = line("Virtuoso").replace("/path/out/graph.ttl", str(tmp_path / "graph.ttl"))
    subprocess.run([*virtuoso, f"exec={load}"], check=True, capture_output=True)
    count = f"exec=SPARQL {COUNT.replace('WHERE', 'FROM <https://example.org/news> WHERE')};"
    answer = subprocess.run([*virtuoso, count], check=True, capture_output=True, text=True).stdout
    assert str(triples) in answer.split()
