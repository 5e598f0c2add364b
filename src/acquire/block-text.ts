const BLOCKS = new Set(
  "ADDRESS ARTICLE ASIDE BLOCKQUOTE CAPTION DD DIV DL DT FIGCAPTION FIGURE FOOTER H1 H2 H3 H4 H5 H6 HEADER LI MAIN NAV OL P PRE SECTION TABLE TBODY TD TH THEAD TR UL".split(
    " ",
  ),
);
const SILENT = new Set("SCRIPT STYLE NOSCRIPT TEMPLATE SVG IFRAME BUTTON FORM".split(" "));

interface Open {
  readonly nodes: ArrayLike<Node>;
  next: number;
  readonly block: boolean;
}

/**
 * The text of a document, each block a paragraph parted by a blank line, white space collapsed as a browser does, `<br>` a line end.
 * Walks with a stack of its own: pages nest deeper than the call stack goes.
 */
export function blockText(document: Document): string {
  const paragraphs: string[] = [];
  let current = "";
  const flush = () => {
    const text = current.replace(/ ?\n ?/g, "\n").trim();
    if (text !== "") paragraphs.push(text);
    current = "";
  };
  const stack: Open[] = [{ nodes: [document.body ?? document.documentElement], next: 0, block: true }];
  while (stack.length > 0) {
    const top = stack[stack.length - 1];
    const node = top.nodes[top.next++];
    if (node === undefined) {
      if (top.block) flush();
      stack.pop();
    } else if (node.nodeType === 3) current = append(current, node.textContent ?? "");
    else if (node.nodeName === "BR") current += "\n";
    else if (node.nodeType === 1 && !SILENT.has(node.nodeName.toUpperCase())) {
      const block = BLOCKS.has(node.nodeName.toUpperCase());
      if (block) flush();
      stack.push({ nodes: node.childNodes, next: 0, block });
    }
  }
  flush();
  return paragraphs.join("\n\n");
}

function append(current: string, text: string): string {
  const collapsed = text.replace(/[ \t\r\n\f]+/g, " ");
  return current === "" || /\s$/.test(current) ? current + collapsed.replace(/^ /, "") : current + collapsed;
}
