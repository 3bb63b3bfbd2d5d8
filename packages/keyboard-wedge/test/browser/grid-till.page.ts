// A till's page with an AG Grid: the quantity is changed in the grid's cell.
import { AllCommunityModule, createGrid, ModuleRegistry } from 'ag-grid-community'
import { watchTill } from './watch-till.ts'

watchTill()
ModuleRegistry.registerModules([AllCommunityModule])

const rows = [
  { product: 'tea', quantity: 7 },
  { product: 'milk', quantity: 2 },
]
const host = document.createElement('div')
host.style.height = '300px'
document.body.append(host)
const grid = createGrid(host, {
  rowData: rows,
  defaultColDef: { editable: true },
  columnDefs: [{ field: 'product' }, { field: 'quantity', cellEditor: 'agNumberCellEditor' }],
})

/** Gives the focus to a cell of the first row. */
const focusCell = (column: string): void => grid.setFocusedCell(0, column)
const quantities = (): string => rows.map(({ quantity }) => quantity).join(' ')
const cell = (): string => {
  const at = grid.getFocusedCell()
  return `${at?.rowIndex} ${at?.column.getColId()} ${grid.getEditingCells().length}`
}
Object.assign(globalThis, { focusCell, quantities, cell })
