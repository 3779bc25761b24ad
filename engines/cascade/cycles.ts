/**
 * Strongly connected components of two or more nodes (Tarjan 1972, without recursion), each in the order of its numbers and
 * all in the order of their first. Time grows with nodes and arcs.
 */
export function cycleComponents(next: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const order = new Int32Array(next.length).fill(-1);
  const low = new Int32Array(next.length);
  const place = new Int32Array(next.length);
  const onStack = new Uint8Array(next.length);
  const stack: number[] = [];
  const found: number[][] = [];
  let count = 0;
  const enter = (node: number, path: number[]) => {
    order[node] = low[node] = count++;
    stack.push(node);
    onStack[node] = 1;
    path.push(node);
  };
  const leave = (node: number, parent: number | undefined) => {
    if (parent !== undefined) low[parent] = Math.min(low[parent]!, low[node]!);
    if (low[node] !== order[node]) return;
    const members = stack.splice(stack.lastIndexOf(node));
    for (const member of members) onStack[member] = 0;
    if (members.length > 1) found.push(members.sort((a, b) => a - b));
  };
  for (let root = 0; root < next.length; root++) {
    if (order[root] !== -1) continue;
    const path: number[] = [];
    enter(root, path);
    for (let node = path.at(-1); node !== undefined; node = path.at(-1)) {
      const to = next[node]?.[place[node]!++];
      if (to === undefined) {
        path.pop();
        leave(node, path.at(-1));
      } else if (order[to] === -1) enter(to, path);
      else if (onStack[to] === 1) low[node] = Math.min(low[node]!, order[to]!);
    }
  }
  return found.sort((a, b) => a[0]! - b[0]!);
}
