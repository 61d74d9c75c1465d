export function gpuPackageNames(cpu: string): string[]
export function unpackGpuPackage(
  file: string,
  made: { version: string; cpu: string },
  cockpit: string,
): string
