// A field of React's, whose value is the program's.
import { useState, type ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { watchTill } from '../browser/watch-till.ts'

watchTill()

function Field(): ReactNode {
  const [text, setText] = useState('ABCD')
  return (
    <form>
      <input id="f" value={text} onChange={(event) => setText(event.target.value)} />
      <output>{text}</output>
    </form>
  )
}

const root = document.createElement('div')
document.body.append(root)
createRoot(root).render(<Field />)
