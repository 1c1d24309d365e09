/** The keys that only mean something inside a grid. */
export const gridKeys: { keys: string; title: string }[] = [
  { keys: 'ArrowUp', title: 'Move by a cell (all four arrows)' },
  { keys: 'Mod+ArrowUp', title: 'To the edge (all four arrows)' },
  { keys: 'Home', title: 'First cell of the row; End: last one' },
  { keys: 'Mod+Home', title: 'First cell of the grid; with End: the last one' },
  { keys: 'Enter', title: 'Edit the cell; on a header: sort' },
  { keys: 'F2', title: 'Edit the cell' },
  { keys: 'Tab', title: 'While editing: save and edit the next cell' },
  { keys: 'Escape', title: 'Leave the editor, nothing saved' },
  { keys: 'Space', title: 'Select the row' },
  { keys: 'Shift+Space', title: 'Select all rows up to here' },
  { keys: 'Mod+A', title: 'Select all rows of the view' },
  { keys: 'Mod+C', title: 'Copy the cell' },
  { keys: 'Alt+Enter', title: 'What is said about the cell, and by whom' },
  { keys: 'Shift+F10', title: 'Menu of the cell or of the header' },
  { keys: 'Shift+Enter', title: 'On a header: sort by this column too' },
  { keys: 'Alt+ArrowDown', title: 'On a header: filter' },
];
