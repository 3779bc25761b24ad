"""The same question asked of networkx, igraph or scipy: which nodes does the independent cascade reach from one node of a
random directed graph, world by world?

usage: others.py WAY NODES EDGES PROBABILITY WORLDS; prints the mean share reached by worlds that took off, the edges
drawn, CPU seconds (building the graph and drawing the seeds not counted), the edges asked.

An edge is drawn when a random number is made for it, and asked when its supplier was reached: the question needs no other.
networkx draws what it asks. igraph and scipy draw all edges of every world before they search, also of worlds that die at
once. Their generators differ from ours, so totals agree only on average: the bench compares the mean share of nodes
reached by worlds that reach a twentieth of them at least.

igraph and scipy draw with numpy's fastest generator in 32 bits. `scipy` builds each world's matrix from the pairs of its live
edges. `rows` keeps the edges sorted, writes the compressed rows itself and leaves scipy only the search: the fastest form
found, and more numpy than scipy.
"""
import random
import sys
import time

way, nodes, edges, p, worlds = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4]), int(sys.argv[5])
rng = random.Random(1)
pairs = [(rng.randrange(nodes), rng.randrange(nodes)) for _ in range(edges)]
degree = [0] * nodes
for source, _ in pairs:
    degree[source] += 1
seeds = [rng.randrange(nodes) for _ in range(worlds)]
found = []

if way == "networkx":
    import networkx as nx

    graph = nx.MultiDiGraph()
    graph.add_nodes_from(range(nodes))
    graph.add_edges_from(pairs)
    draw = rng.random
    started = time.thread_time()
    for seed in seeds:
        seen = {seed}
        queue = [seed]
        for node in queue:
            for _, target in graph.out_edges(node):
                if draw() < p and target not in seen:
                    seen.add(target)
                    queue.append(target)
        found.append(queue)
elif way == "igraph":
    import igraph
    import numpy

    graph = igraph.Graph(n=nodes, edges=pairs, directed=True)
    generator = numpy.random.default_rng(1)
    started = time.thread_time()
    for seed in seeds:
        live = numpy.flatnonzero(generator.random(edges, dtype=numpy.float32) < numpy.float32(p)).tolist()
        found.append(graph.subgraph_edges(live, delete_vertices=False).subcomponent(seed, mode="out"))
else:
    import numpy
    from scipy.sparse import csr_matrix
    from scipy.sparse.csgraph import breadth_first_order

    generator = numpy.random.default_rng(1)
    ends = numpy.array(pairs, dtype=numpy.int32)
    ends = ends[numpy.argsort(ends[:, 0], kind="stable")]
    sources, targets = ends[:, 0].copy(), ends[:, 1].copy()
    starts = numpy.searchsorted(sources, numpy.arange(nodes + 1))
    threshold = numpy.uint32(p * 2**32)
    before = numpy.zeros(edges + 1, dtype=numpy.int32)
    started = time.thread_time()
    for seed in seeds:
        live = generator.integers(0, 2**32, edges, dtype=numpy.uint32) < threshold
        if way == "rows":
            numpy.cumsum(live, out=before[1:])
            heads, rows = targets[numpy.flatnonzero(live)], before[starts]
            graph = csr_matrix((numpy.ones(len(heads)), heads, rows), shape=(nodes, nodes))
        else:
            ones = numpy.ones(numpy.count_nonzero(live), dtype=numpy.int8)
            graph = csr_matrix((ones, (sources[live], targets[live])), shape=(nodes, nodes))
        found.append(breadth_first_order(graph, seed, return_predecessors=False))
seconds = time.thread_time() - started

asked = sum(degree[node] for reached in found for node in reached)
taken = [len(reached) for reached in found if len(reached) > nodes / 20]
drawn = asked if way == "networkx" else edges * worlds
print(sum(taken) / max(1, len(taken)) / nodes, drawn, seconds, asked)
