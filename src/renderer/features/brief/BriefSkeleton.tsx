// biome-ignore-all lint/suspicious/noArrayIndexKey: still bars have no identity
import styles from './brief.module.css'

/** The brief's frame with still bars: what comes takes the same places. */
export const BriefSkeleton = ({ step }: { step: string }) => (
  <div className={styles.screen} role="status">
    <div className={styles.header}>
      <div className={styles.who}>
        <span className="skeleton" style={{ width: 220, height: 16 }} />
        <span className="skeleton" style={{ width: 340, marginTop: 10 }} />
        <span className="t12 c3" style={{ marginTop: 8, display: 'block' }}>
          {step}
        </span>
      </div>
    </div>
    <div className={styles.columns} aria-hidden="true">
      {[6, 5, 6].map((bars, pane) => (
        <div key={pane} className="pane">
          <div className="pane-head">
            <span className="skeleton" style={{ width: 96 }} />
          </div>
          <div className={styles.skeletonBars}>
            {Array.from({ length: bars }, (_, bar) => (
              <span
                key={bar}
                className="skeleton"
                style={{ width: `${[92, 64, 80, 48, 88, 56][bar % 6]}%` }}
              />
            ))}
          </div>
        </div>
      ))}
    </div>
  </div>
)
