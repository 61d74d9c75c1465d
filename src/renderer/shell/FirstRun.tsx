import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { z } from 'zod'
import type { WorkspaceInfo as WorkspaceInfoSchema, WorkspaceState } from '../../shared/contract/workspace.ts'
import { profileByName } from '../../shared/sellingProfile.ts'
import { type SellingProfile, sellingProfiles } from '../../shared/vocabulary.ts'
import { useApi } from '../client/api.tsx'
import { useMessages } from '../i18n/language.tsx'
import { useFormat } from '../i18n/useFormat.tsx'
import { Button, Callout, Chip, Icon, Mark, Progress, Segmented, TextField } from '../ui/index.ts'
import { RulesStep } from './AdoptRules.tsx'
import { useRefusalText } from './Failure.tsx'
import { GateFrame } from './GateFrame.tsx'
import { Locked } from './Locked.tsx'
import { shellMessages } from './messages.ts'
import { RestoreDialog } from './RestoreDialog.tsx'
import { useOpenSample, useShowWorkspace } from './useOpenWorkspace.ts'

type State = z.infer<typeof WorkspaceState>
export type WorkspaceInfo = z.infer<typeof WorkspaceInfoSchema>

/** The first question: explore the sample, or make your own; who comes back finds the own workspaces above both. */
export function FirstRun({ known, keychain }: { known: readonly WorkspaceInfo[]; keychain: boolean }) {
  const m = useMessages(shellMessages)
  const [unlocking, setUnlocking] = useState<WorkspaceInfo | null>(null)
  const [restoring, setRestoring] = useState(false)
  const [made, setMade] = useState<State | null>(null)
  const show = useShowWorkspace()
  if (made)
    return (
      <GateFrame>
        <RulesStep onDone={() => show(made)} />
      </GateFrame>
    )
  if (unlocking) return <Locked info={unlocking} known={known} onBack={() => setUnlocking(null)} />
  return (
    <GateFrame>
      <div className="gate-panel">
        <div className="gate-title">
          <Mark size={56} />
          <div>
            <h1>{m.welcome}</h1>
            <p className="c2">{m.welcomeNote}</p>
          </div>
        </div>
        {known.length > 0 && <KnownWorkspaces known={known} onUnlock={setUnlocking} />}
        <div className="gate-ways">
          <TrySample isFirst={known.length === 0} />
          <MakeOwn keychain={keychain} onMade={setMade} />
        </div>
        <div className="gate-foot">
          <Button kind="quiet" icon={<Icon name="undo" />} onClick={() => setRestoring(true)}>
            {m.restore}
          </Button>
        </div>
      </div>
      {restoring && <RestoreDialog onClose={() => setRestoring(false)} />}
    </GateFrame>
  )
}

function TrySample({ isFirst }: { isFirst: boolean }) {
  const m = useMessages(shellMessages)
  const refusal = useRefusalText()
  const { progress, start, cancel } = useOpenSample()
  return (
    <section aria-label={m.trySample}>
      <h2>{m.trySample}</h2>
      <p className="c2">{m.trySampleNote}</p>
      {progress.state === 'running' ? (
        <Progress
          label={m.sampleSteps[progress.step] ?? m.samplePreparing}
          done={progress.done}
          of={progress.of}
          onCancel={cancel}
        />
      ) : (
        <span>
          <Button kind={isFirst ? 'primary' : 'plain'} onClick={start}>
            {m.trySampleAction}
          </Button>
        </span>
      )}
      {progress.state === 'failed' && <Callout meaning="stop">{refusal(progress.error)}</Callout>}
    </section>
  )
}

const shortestPassphrase = 8

function MakeOwn({ keychain, onMade }: { keychain: boolean; onMade(state: State): void }) {
  const m = useMessages(shellMessages)
  const refusal = useRefusalText()
  const { query } = useApi()
  const create = useMutation(query.workspace.create.mutationOptions({ onSuccess: onMade }))
  const [name, setName] = useState('')
  const [ownerName, setOwnerName] = useState('')
  // Until somebody says, the name does: a medical team that overlooks the question gets the stricter list.
  const [said, setSaid] = useState<SellingProfile | null>(null)
  const profile = said ?? profileByName(name) ?? 'general'
  const [kept, setKept] = useState<'keychain' | 'passphrase'>(keychain ? 'keychain' : 'passphrase')
  const [passphrase, setPassphrase] = useState('')
  const [repeated, setRepeated] = useState('')
  const [tried, setTried] = useState(false)
  const short = kept === 'passphrase' && passphrase.length < shortestPassphrase
  const differs = kept === 'passphrase' && passphrase !== repeated
  const complete = name.trim() !== '' && ownerName.trim() !== '' && !short && !differs

  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (complete && !create.isPending)
      create.mutate({
        name: name.trim(),
        ownerName: ownerName.trim(),
        profile,
        passphrase: kept === 'passphrase' ? passphrase : null,
      })
  }
  return (
    <form onSubmit={submit} aria-label={m.makeOwn} noValidate>
      <h2>{m.makeOwn}</h2>
      <p className="c2">{m.makeOwnNote}</p>
      <TextField
        label={m.workspaceName}
        placeholder={m.workspaceNamePlaceholder}
        value={name}
        maxLength={80}
        required
        onChange={(event) => setName(event.target.value)}
      />
      <TextField
        label={m.ownerName}
        hint={m.ownerNameHint}
        value={ownerName}
        maxLength={80}
        required
        autoComplete="name"
        onChange={(event) => setOwnerName(event.target.value)}
      />
      <div className="field">
        <span className="label">{m.selling}</span>
        <Segmented
          label={m.selling}
          value={profile}
          choices={sellingProfiles.map((value) => ({ value, label: m.sellings[value] }))}
          onChange={setSaid}
        />
        <span className="hint">{m.sellingHint}</span>
      </div>
      {keychain ? (
        <div className="field">
          <span className="label">{m.keyKept}</span>
          <Segmented<'keychain' | 'passphrase'>
            label={m.keyKept}
            value={kept}
            choices={[
              { value: 'keychain', label: m.keychain },
              { value: 'passphrase', label: m.passphrase },
            ]}
            onChange={setKept}
          />
        </div>
      ) : (
        <p className="t12 c3">{m.noKeychain}</p>
      )}
      {kept === 'passphrase' && (
        <>
          <TextField
            label={m.passphrase}
            hint={m.passphraseHint}
            problem={tried && short ? m.passphraseShort : undefined}
            type="password"
            autoComplete="new-password"
            value={passphrase}
            onChange={(event) => setPassphrase(event.target.value)}
          />
          <TextField
            label={m.passphraseRepeat}
            problem={tried && !short && differs ? m.passphraseDiffers : undefined}
            type="password"
            autoComplete="new-password"
            value={repeated}
            onChange={(event) => setRepeated(event.target.value)}
          />
        </>
      )}
      {create.error && <Callout meaning="stop">{refusal(create.error)}</Callout>}
      <span>
        <Button
          type="submit"
          busy={create.isPending}
          disabled={name.trim() === '' || ownerName.trim() === ''}
        >
          {create.isPending ? m.creating : m.makeOwnAction}
        </Button>
      </span>
    </form>
  )
}

function KnownWorkspaces({
  known,
  onUnlock,
}: {
  known: readonly WorkspaceInfo[]
  onUnlock(info: WorkspaceInfo): void
}) {
  const m = useMessages(shellMessages)
  const format = useFormat()
  const refusal = useRefusalText()
  const { query } = useApi()
  const show = useShowWorkspace()
  const open = useMutation(
    query.workspace.open.mutationOptions({
      onSuccess: show,
      // A keychain that is closed or empty: the passphrase opens it as ever.
      onError: (_, { id }) => {
        const info = known.find((each) => each.id === id)
        if (info?.protection === 'passphrase') onUnlock(info)
      },
    }),
  )
  const own = known.filter(({ kind }) => kind !== 'sample').sort((a, b) => b.createdAt - a.createdAt)
  const rows = [...own, ...known.filter(({ kind }) => kind === 'sample')]
  return (
    <section className="gate-known">
      <h2>{m.known}</h2>
      <ul>
        {rows.map((info, index) => (
          <li key={info.id}>
            <Icon name={info.protection === 'keyFile' ? 'file' : 'lock'} />
            <b className="clip">{info.name}</b>
            {info.kind === 'sample' && <Chip outline>{m.sample}</Chip>}
            <span className="t12 c3 nw">
              {m.protections[info.protection]} · {format.date(info.createdAt)}
            </span>
            <span className="sp" />
            <Button
              kind={index === 0 ? 'primary' : 'plain'}
              small
              busy={open.isPending && open.variables.id === info.id}
              onClick={() =>
                info.protection === 'passphrase' && info.keychains.length === 0
                  ? onUnlock(info)
                  : open.mutate({ id: info.id, passphrase: null })
              }
            >
              {m.open}
            </Button>
          </li>
        ))}
      </ul>
      {open.error && <Callout meaning="stop">{refusal(open.error)}</Callout>}
    </section>
  )
}
