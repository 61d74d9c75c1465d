import Collaboration from '@tiptap/extension-collaboration'
import { EditorContent, useEditor, useEditorState } from '@tiptap/react'
import StarterKit from '@tiptap/starter-kit'
import { useState } from 'react'
import { minutes, minutesFragment } from '../../../../shared/rooms/psu.ts'
import { newRecordId, patchRow, putRow, removeRow } from '../../../../shared/rooms/records.ts'
import { useMessages } from '../../../i18n/language.tsx'
import { useFormat } from '../../../i18n/useFormat.tsx'
import { Button, EmptyState, TextField, useToast } from '../../../ui/index.ts'
import { FormDialog } from '../FormDialog.tsx'
import { useMe, useRoom, useRows } from '../useRoom.tsx'
import { Carets } from './carets.ts'
import { useMayWrite } from './ended.ts'
import { unitMessages } from './messages.ts'
import styles from './psu.module.css'

/** Minutes: rich text that several people write at once, each set a fragment of the room's document. */
export function MinutesPart() {
  const { minutes: m } = useMessages(unitMessages)
  const session = useRoom()
  const me = useMe()
  const format = useFormat()
  const toast = useToast()
  const can = useMayWrite()
  const { rows } = useRows(minutes)
  const [chosen, setChosen] = useState<string | null>(null)
  const [naming, setNaming] = useState<{ id: string | null; title: string } | null>(null)
  const listed = [...rows].sort(([, left], [, right]) => right.at - left.at)
  const current = chosen !== null && rows.has(chosen) ? chosen : (listed[0]?.[0] ?? null)
  const save = () => {
    if (!naming) return
    const now = Date.now()
    const title = naming.title.trim().slice(0, 200)
    const id = naming.id ?? newRecordId(now)
    session.change((doc) => {
      if (naming.id) patchRow(doc, minutes, id, { title })
      else putRow(doc, minutes, id, { title, at: now, by: me.name })
    })
    setChosen(id)
  }
  const remove = (id: string) => {
    session.change((doc) => removeRow(doc, minutes, id))
    toast({ title: m.remove })
  }
  return (
    <div className={styles.minutes}>
      <div className={styles.minutesList}>
        {can && (
          <Button small onClick={() => setNaming({ id: null, title: m.nameOf(format.day(Date.now())) })}>
            {m.add}
          </Button>
        )}
        <ul>
          {listed.map(([id, { title, by, at }]) => (
            <li key={id}>
              <button type="button" aria-current={id === current || undefined} onClick={() => setChosen(id)}>
                <b className="clip">{title}</b>
                <span className="t11 c3 clip">{m.by(by, format.day(at))}</span>
              </button>
            </li>
          ))}
        </ul>
      </div>
      {current === null ? (
        <EmptyState title={m.none}>{m.noneNote}</EmptyState>
      ) : (
        <div className={styles.writing}>
          <div className={styles.head}>
            <h2 className="t16 clip">{rows.get(current)!.title}</h2>
            <span className="sp" />
            {can && (
              <Button
                small
                kind="quiet"
                onClick={() => setNaming({ id: current, title: rows.get(current)!.title })}
              >
                {m.rename}
              </Button>
            )}
          </div>
          <MinutesEditor key={current} id={current} can={can} />
        </div>
      )}
      {naming && (
        <FormDialog
          title={naming.id ? m.rename : m.add}
          words={m}
          isValid={naming.title.trim() !== ''}
          onSave={save}
          onRemove={naming.id ? () => remove(naming.id!) : undefined}
          onClose={() => setNaming(null)}
        >
          <TextField
            label={m.title}
            value={naming.title}
            maxLength={200}
            onChange={(event) => setNaming({ ...naming, title: event.target.value })}
          />
        </FormDialog>
      )}
    </div>
  )
}

const tools = ['bold', 'italic', 'heading', 'bullet', 'ordered', 'quote'] as const

function MinutesEditor({ id, can }: { id: string; can: boolean }) {
  const { minutes: m } = useMessages(unitMessages)
  const session = useRoom()
  const editor = useEditor(
    {
      editable: can,
      // The page's policy takes no style element without its nonce: the few rules needed are in our style sheet.
      injectCSS: false,
      extensions: [
        // Undo is Yjs's and takes back one's own words only; links from others are not made to be clicked.
        // The empty paragraph that the kit would put at the end is a change of the room: looking must not make one.
        StarterKit.configure({ undoRedo: false, link: false, trailingNode: false }),
        Collaboration.configure({ fragment: session.doc.getXmlFragment(minutesFragment(id)) }),
        ...(session.isWall ? [] : [Carets(session, minutesFragment(id))]),
      ],
      editorProps: {
        attributes: {
          class: styles.editor ?? '',
          'aria-label': m.text,
          role: 'textbox',
          'aria-multiline': 'true',
        },
      },
    },
    [id, can],
  )
  const on = useEditorState({
    editor,
    selector: ({ editor: now }) =>
      now && {
        bold: now.isActive('bold'),
        italic: now.isActive('italic'),
        heading: now.isActive('heading'),
        bullet: now.isActive('bulletList'),
        ordered: now.isActive('orderedList'),
        quote: now.isActive('blockquote'),
      },
  })
  if (!editor) return null
  const run = (tool: (typeof tools)[number]) => {
    const chain = editor.chain().focus()
    if (tool === 'bold') chain.toggleBold().run()
    else if (tool === 'italic') chain.toggleItalic().run()
    else if (tool === 'heading') chain.toggleHeading({ level: 3 }).run()
    else if (tool === 'bullet') chain.toggleBulletList().run()
    else if (tool === 'ordered') chain.toggleOrderedList().run()
    else chain.toggleBlockquote().run()
  }
  return (
    <>
      {can && (
        <div className={styles.tools} role="toolbar" aria-label={m.text}>
          {tools.map((tool) => (
            <Button key={tool} small aria-pressed={on?.[tool] ?? false} onClick={() => run(tool)}>
              {m.tools[tool]}
            </Button>
          ))}
        </div>
      )}
      <EditorContent editor={editor} className={styles.paper} />
    </>
  )
}
