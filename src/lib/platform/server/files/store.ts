/** Where the content of files lies. It is named by its own hash, so the same content is kept once and never changes. */
export type FileStore = {
	/** Keeps a content; when it answers, the content outlives a loss of power. */
	put: (sha256: string, bytes: Uint8Array) => Promise<void>;
	/** The content, or null when it is not here. */
	get: (sha256: string) => Promise<ReadableStream<Uint8Array> | null>;
	remove: (sha256: string) => Promise<void>;
};

let opened: FileStore | undefined;

/** Makes files possible in this process. Called once where a process, a story or a test begins. */
export const openFiles = (store: FileStore): void => void (opened = store);

export function fileStore(): FileStore {
	if (!opened) throw new Error('openFiles was not called in this process');
	return opened;
}

/** Files in memory: for tests and measurements. */
export function memoryStore(): FileStore {
	const kept = new Map<string, Uint8Array>();
	return {
		put: async (sha256, bytes) => void kept.set(sha256, bytes),
		get: async (sha256) => {
			const bytes = kept.get(sha256);
			return bytes ? new Blob([new Uint8Array(bytes)]).stream() : null;
		},
		remove: async (sha256) => void kept.delete(sha256)
	};
}
