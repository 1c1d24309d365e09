/** The parts of AG Grid that are used, and its look, bound to the colours of theme.css. */
import {
  CellStyleModule,
  ColumnApiModule,
  ColumnAutoSizeModule,
  InfiniteRowModelModule,
  ModuleRegistry,
  RenderApiModule,
  RowApiModule,
  ScrollApiModule,
  themeQuartz,
} from 'ag-grid-community';

ModuleRegistry.registerModules([
  InfiniteRowModelModule,
  ColumnApiModule,
  ColumnAutoSizeModule,
  CellStyleModule,
  RowApiModule,
  RenderApiModule,
  ScrollApiModule,
]);

export const ROW_HEIGHT = 28;
export const HEADER_HEIGHT = 30;

export const gridTheme = themeQuartz.withParams({
  accentColor: 'var(--accent)',
  backgroundColor: 'var(--paper)',
  foregroundColor: 'var(--ink)',
  cellTextColor: 'var(--ink)',
  borderColor: 'var(--line)',
  browserColorScheme: 'inherit',
  chromeBackgroundColor: 'var(--paper)',
  headerBackgroundColor: 'var(--paper)',
  headerTextColor: 'var(--ink-soft)',
  headerCellHoverBackgroundColor: 'var(--paper-hover)',
  headerCellMovingBackgroundColor: 'var(--accent-soft)',
  headerFontWeight: 500,
  headerFontSize: 'var(--text-xs)',
  headerHeight: HEADER_HEIGHT,
  headerRowBorder: { color: 'var(--line-strong)', width: 1 },
  headerColumnResizeHandleColor: 'var(--line)',
  headerColumnResizeHandleHeight: '50%',
  headerColumnResizeHandleWidth: 1,
  fontFamily: 'var(--font)',
  fontSize: 'var(--text-s)',
  rowHeight: ROW_HEIGHT,
  rowBorder: { color: 'var(--line)', width: 1 },
  rowHoverColor: 'var(--paper-hover)',
  oddRowBackgroundColor: 'var(--paper)',
  columnBorder: false,
  pinnedColumnBorder: false,
  cellHorizontalPadding: 8,
  wrapperBorder: false,
  wrapperBorderRadius: 0,
  focusShadow: 'inset 0 0 0 2px var(--focus)',
  spacing: 6,
});
