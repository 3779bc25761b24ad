"""The same question asked of networkx, igraph or scipy: worlds of the independent cascade on a random directed graph.

usage: others.py LIBRARY NODES EDGES PROBABILITY WORLDS; prints reached, decisions, seconds (building not counted).
Their generators differ from ours, so totals agree only on average; the bench compares means.
"""
import random
import sys
import time

library, nodes, edges, p, worlds = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4]), int(sys.argv[5])
rng = random.Random(1)
pairs = [(rng.randrange(nodes), rng.randrange(nodes)) for _ in range(edges)]
reached = decisions = 0

if library == "networkx":
    import networkx as nx

    graph = nx.MultiDiGraph()
    graph.add_nodes_from(range(nodes))
    graph.add_edges_from(pairs)
    started = time.perf_counter()
    for _ in range(worlds):
        seen = {rng.randrange(nodes)}
        queue = list(seen)
        for node in queue:
            for _, target in graph.out_edges(node):
                decisions += 1
                if rng.random() < p and target not in seen:
                    seen.add(target)
                    queue.append(target)
        reached += len(seen)
elif library == "igraph":
    import igraph

    graph = igraph.Graph(n=nodes, edges=pairs, directed=True)
    started = time.perf_counter()
    for _ in range(worlds):
        live = [e for e in range(edges) if rng.random() < p]
        found = graph.subgraph_edges(live, delete_vertices=False).subcomponent(rng.randrange(nodes), mode="out")
        reached += len(found)
        decisions += edges
else:
    import numpy
    import scipy.sparse
    from scipy.sparse.csgraph import breadth_first_order

    ends = numpy.array(pairs, dtype=numpy.int32)
    generator = numpy.random.default_rng(1)
    started = time.perf_counter()
    for _ in range(worlds):
        live = generator.random(edges) < p
        ones = numpy.ones(live.sum(), dtype=numpy.int8)
        graph = scipy.sparse.csr_matrix((ones, (ends[live, 0], ends[live, 1])), shape=(nodes, nodes))
        reached += len(breadth_first_order(graph, rng.randrange(nodes), return_predecessors=False))
        decisions += edges
print(reached, decisions, time.perf_counter() - started)
