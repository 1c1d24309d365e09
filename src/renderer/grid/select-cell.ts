/** The box that selects a row. It also marks its row as selected and as the current one. Plain DOM, as claim-cell.ts. */
import type { ICellRendererComp, ICellRendererParams } from 'ag-grid-community';
import type { Row } from '#shared/contract/records-api.ts';
import { useUi } from '../state/ui-store.ts';
import classes from './select-cell.module.css';

type SelectCellParams = ICellRendererParams<Row> & {
  titleField: string;
  onToggle: (index: number, range: boolean) => void;
};

export class SelectCell implements ICellRendererComp<Row> {
  private readonly gui = document.createElement('span');
  private readonly box = document.createElement('input');
  private params!: SelectCellParams;
  private stop = (): void => undefined;

  init(params: SelectCellParams): void {
    this.params = params;
    this.gui.className = classes['cell']!;
    this.box.type = 'checkbox';
    this.box.tabIndex = -1;
    this.box.className = classes['box']!;
    this.box.addEventListener('click', (event) => {
      const index = this.params.node.rowIndex;
      if (index !== null) this.params.onToggle(index, event.shiftKey);
    });
    this.gui.append(this.box);
    this.draw();
    this.stop = useUi.subscribe((now, before) => {
      if (now.selected !== before.selected || now.current !== before.current) this.draw();
    });
  }

  getGui(): HTMLElement {
    return this.gui;
  }

  refresh(params: SelectCellParams): boolean {
    this.params = params;
    this.draw();
    return true;
  }

  destroy(): void {
    this.stop();
  }

  /** Also called by AG Grid once the box is in its row. */
  afterGuiAttached(): void {
    this.draw();
  }

  private draw(): void {
    const { data, eGridCell, titleField } = this.params;
    const { current } = useUi.getState();
    const selected = data !== undefined && isSelected(data.id);
    this.box.hidden = data === undefined;
    this.box.checked = selected;
    this.box.setAttribute('aria-label', `Select ${data?.cells[titleField]?.text || 'row'}`);
    const row = eGridCell?.closest<HTMLElement>('[role="row"]');
    if (!row) return;
    row.setAttribute('aria-selected', String(selected));
    row.toggleAttribute('data-current', data !== undefined && current?.record === data.id);
  }
}

let setOf: readonly string[] = [];
let asSet = new Set<string>();

/** The list of selected ids may be long: it is made into a set once for each change. */
export function isSelected(id: string): boolean {
  const { selected } = useUi.getState();
  if (selected !== setOf) {
    setOf = selected;
    asSet = new Set(selected);
  }
  return asSet.has(id);
}
