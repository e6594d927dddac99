/** Whether the sign-in library said an expected "no". Told by its name, so that asking does not load the library. */
export const isLibraryRefusal = (error: unknown): error is Error & { body?: { code?: string } } =>
	error instanceof Error && error.name === 'APIError';
