// A till's page made with React: fields whose value is the program's, not the browser's.
import { useState, type ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { watchTill } from './watch-till.ts'

watchTill()

function Till(): ReactNode {
  const [plain, setPlain] = useState('ABCD')
  const [capitals, setCapitals] = useState('ABCD')
  const [digits, setDigits] = useState('12')
  const [note, setNote] = useState('ABCD')
  const [choice, setChoice] = useState('cash')
  const state = { plain, capitals, digits, note, choice }
  return (
    <form onSubmit={() => Object.assign(globalThis, { submitted: true })}>
      <input id="plain" value={plain} onChange={(event) => setPlain(event.target.value)} />
      <input
        id="capitals"
        value={capitals}
        onChange={({ target }) => setCapitals(target.value.toUpperCase().slice(0, 6))}
      />
      <input
        id="digits"
        type="number"
        value={digits}
        onChange={(event) => setDigits(event.target.value)}
      />
      <textarea id="note" value={note} onChange={(event) => setNote(event.target.value)} />
      <select id="choice" value={choice} onChange={(event) => setChoice(event.target.value)}>
        <option>cash</option>
        <option>1</option>
        <option>13</option>
        <option>134</option>
      </select>
      <output>{JSON.stringify(state)}</output>
    </form>
  )
}

const root = document.createElement('div')
document.body.append(root)
createRoot(root).render(<Till />)
