export declare function takeLock(name: string): () => void
