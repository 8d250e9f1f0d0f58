"""The graph of a procedure: its rows, the nodes (symbols) in them and the edges (arrows) between them.

This is what all later stages draw, add up, export and execute.
"""

from enum import Enum
from typing import NamedTuple

from sopdsl.model import (
    Executor,
    ExecutorMention,
    Group,
    Name,
    Node,
    NodeKind,
    Procedure,
    Step,
    Target,
    Text,
)


class TableRow(NamedTuple):
    """A numbered row: `number` counts from 1 in its procedure. `groups` are the headings that stand before it.

    `parallel` numbers the `Serentak` block (from 0) that holds the row.
    """

    number: int
    step: Step
    groups: tuple[Group, ...] = ()
    parallel: int | None = None


class FlowNode(NamedTuple):
    """A symbol, or the place of a row that has none.

    `id` is the index in `Graph.nodes`, which are in row order and, within a row, in the order of the row.
    `row` is an index into `Graph.rows`. `columns` are indices into `Graph.executors`, ascending: several for a joint
    node, none where the row has no symbol or names no known executor (the flow passes through such a node, and a
    picture leaves it out and joins what comes in to what goes out).
    `kind` is the node's own; `starts` and `ends` say that the procedure starts or ends here: a PROCESS that does is
    drawn as a capsule. A decision that starts or ends the procedure gets an `added` START or END node of its own.
    `text` is the question, label or text of the node itself, never the step's kegiatan.
    `alternative` numbers the set of nodes (from 0 in the graph) of one `A atau B`, of which one acts.
    """

    id: int
    row: int
    kind: NodeKind
    columns: tuple[int, ...]
    origin: Step | Node
    name: str | None = None
    text: Text | None = None
    starts: bool = False
    ends: bool = False
    added: bool = False
    alternative: int | None = None


class EdgeKind(Enum):
    """A way carries the work. Information (drawn dashed) carries none."""

    WAY = "jalan"
    INFORMATION = "informasi"


class Edge(NamedTuple):
    """An arrow from one node to another; `id` is the index in `Graph.edges`, in the order of the text.

    `label` is the branch's label, the arrow's own, or both (`Ya (surat asli)`). `branch` is the index of the decision's
    branch. Edges with the same source and the same `choice` are alternatives to each other for one target row
    (`A atau B`): one of them is taken.
    """

    id: int
    source: int
    target: int
    label: Text | None = None
    kind: EdgeKind = EdgeKind.WAY
    optional: bool = False
    branch: int | None = None
    choice: int | None = None


class Exit(NamedTuple):
    """A way that leaves the procedure for `Prosedur B` or `SOP X` from the node `source`.

    `end` is the node that ends the procedure there: the source itself where it is a process and this its only way, else
    an added END to which an edge leads.
    """

    source: int
    end: int
    target: Target
    label: Text | None = None
    branch: int | None = None


class Problems(NamedTuple):
    """What could not be resolved; the rules of the checker turn it into diagnostics.

    `executors`: mentions of nobody who is declared. `targets`: targets (and `Menunggu` names) that no step or node
    carries. `names`: pairs of a first and a second use of one name. `waits`: `Menunggu` names whose arrow does not
    come here. `numbers`: `{nama}` of no step, with their place. `dangling`: ids of nodes whose ways out are not all
    known (an unknown target, a decision without branches): what follows from such a gap is no finding of its own.
    """

    executors: tuple[ExecutorMention, ...] = ()
    targets: tuple[Target | Name, ...] = ()
    names: tuple[tuple[Name, Name], ...] = ()
    waits: tuple[Name, ...] = ()
    numbers: tuple[Name, ...] = ()
    dangling: tuple[int, ...] = ()


class Graph(NamedTuple):
    """A procedure with everything resolved that can be.

    `executors` are the columns in the author's order, full names and kinds filled in from the document's head.
    `starts` and `ends` are node ids. `waits[node id]` are the node ids whose arrows it waits for.
    `numbers` gives the row number for each name in lower case (`{nama}`). `closing_groups` are the headings after the
    last row.
    """

    procedure: Procedure
    executors: tuple[Executor, ...]
    rows: tuple[TableRow, ...]
    nodes: tuple[FlowNode, ...]
    edges: tuple[Edge, ...]
    exits: tuple[Exit, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    waits: dict[int, tuple[int, ...]]
    numbers: dict[str, int]
    problems: Problems
    closing_groups: tuple[Group, ...]
