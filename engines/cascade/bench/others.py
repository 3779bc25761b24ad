"""The same question asked of networkx, igraph or scipy: worlds of the independent cascade on a random directed graph.

usage: others.py LIBRARY NODES EDGES PROBABILITY WORLDS; prints the mean
share reached by worlds that took off, decisions, CPU seconds (building not counted).
Their generators differ from ours, so totals agree only on average: the bench
compares the mean share of nodes reached by worlds that reach a twentieth of them at least.
"""
import random
import sys
import time

library, nodes, edges, p, worlds = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4]), int(sys.argv[5])
rng = random.Random(1)
pairs = [(rng.randrange(nodes), rng.randrange(nodes)) for _ in range(edges)]
sizes = []
decisions = 0

if library == "networkx":
    import networkx as nx

    graph = nx.MultiDiGraph()
    graph.add_nodes_from(range(nodes))
    graph.add_edges_from(pairs)
    started = time.thread_time()
    for _ in range(worlds):
        seen = {rng.randrange(nodes)}
        queue = list(seen)
        for node in queue:
            for _, target in graph.out_edges(node):
                decisions += 1
                if rng.random() < p and target not in seen:
                    seen.add(target)
                    queue.append(target)
        sizes.append(len(seen))
elif library == "igraph":
    import igraph

    graph = igraph.Graph(n=nodes, edges=pairs, directed=True)
    started = time.thread_time()
    for _ in range(worlds):
        live = [e for e in range(edges) if rng.random() < p]
        found = graph.subgraph_edges(live, delete_vertices=False).subcomponent(rng.randrange(nodes), mode="out")
        sizes.append(len(found))
        decisions += edges
else:
    import numpy
    import scipy.sparse
    from scipy.sparse.csgraph import breadth_first_order

    ends = numpy.array(pairs, dtype=numpy.int32)
    generator = numpy.random.default_rng(1)
    started = time.thread_time()
    for _ in range(worlds):
        live = generator.random(edges) < p
        ones = numpy.ones(live.sum(), dtype=numpy.int8)
        graph = scipy.sparse.csr_matrix((ones, (ends[live, 0], ends[live, 1])), shape=(nodes, nodes))
        sizes.append(len(breadth_first_order(graph, rng.randrange(nodes), return_predecessors=False)))
        decisions += edges
seconds = time.thread_time() - started
taken = [size for size in sizes if size > nodes / 20]
print(sum(taken) / max(1, len(taken)) / nodes, decisions, seconds)
