// A till's page made with Vue: `v-model`, as its compiler writes it, and `keyup.enter`.
import {
  createApp,
  defineComponent,
  h,
  reactive,
  vModelText,
  withDirectives,
  withKeys,
  type VNode,
} from 'vue'
import { watchTill } from './watch-till.ts'

watchTill()

const state = reactive({ plain: 'ABCD', trimmed: 'ABCD', digits: 12, capitals: 'ABCD', enters: 0 })

function modelled(
  name: 'plain' | 'trimmed' | 'digits',
  attributes: Record<string, unknown>,
): VNode {
  const field = h('input', {
    ...{ id: name, ...attributes },
    'onUpdate:modelValue': (value: never) => (state[name] = value),
    onKeyup: withKeys(() => (state.enters += 1), ['enter']),
  })
  const modifiers = name === 'trimmed' ? { trim: true } : {}
  return withDirectives(field, [[vModelText, state[name], '', modifiers]])
}

const Till = defineComponent({
  render: () =>
    h('form', [
      modelled('plain', {}),
      modelled('trimmed', {}),
      modelled('digits', { type: 'number' }),
      h('input', {
        ...{ id: 'capitals', value: state.capitals },
        onInput: ({ target }: Event) => {
          state.capitals = (target as HTMLInputElement).value.toUpperCase().slice(0, 6)
        },
      }),
      h('output', JSON.stringify(state)),
    ]),
})

const root = document.createElement('div')
document.body.append(root)
createApp(Till).mount(root)
