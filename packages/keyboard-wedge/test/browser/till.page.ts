// A till's page of plain HTML.
import { watchTill } from './watch-till.ts'

watchTill()
