/** Where a source lay in the archive or folder that it came in, small under its name; nothing for one that came by itself. */
export const SourcePath = ({ path }: { path: string | null | undefined }) =>
  path ? (
    <div className="t11 c3 source-path" title={path}>
      {path}
    </div>
  ) : null
