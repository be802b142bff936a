const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text made safe for HTML content and quoted attributes. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/** A table that can be scrolled by itself on a narrow screen; the first column heads its row. Cells are text. */
export function table(
  id: string,
  caption: string,
  header: readonly string[],
  rows: readonly (readonly string[])[],
  textColumns: readonly number[] = [0],
): string {
  const kind = (column: number) => (textColumns.includes(column) ? '' : ' class="number"');
  const head = header.map((cell, column) => `<th scope="col"${kind(column)}>${escaped(cell)}</th>`).join('');
  const body = rows
    .map((row) => {
      const cells = row.map((cell, column) =>
        column === 0 ? `<th scope="row">${escaped(cell)}</th>` : `<td${kind(column)}>${escaped(cell)}</td>`,
      );
      return `<tr>${cells.join('')}</tr>`;
    })
    .join('\n');
  return `<div class="scroll" role="region" aria-labelledby="${id}" tabindex="0"><table${header.length > 4 ? ' class="wide"' : ''}>
<caption id="${id}"><span>${escaped(caption)}</span></caption>
<thead><tr>${head}</tr></thead>
<tbody>
${body}
</tbody></table></div>`;
}
