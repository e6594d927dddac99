import type { Command } from './command.ts';

/** Every command, opened only when it is asked for: `migrate` must run where the sentences are not yet compiled. */
export const commands: Record<string, () => Promise<Command>> = {
	start: async () => (await import('./start.ts')).start,
	serve: async () => (await import('./serve.ts')).serve,
	worker: async () => (await import('./worker.ts')).worker,
	migrate: async () => (await import('./migrate.ts')).migrate,
	accounts: async () => (await import('./accounts.ts')).accounts,
	pages: async () => (await import('./pages.ts')).pages,
	'sign-in-link': async () => (await import('./sign-in-link.ts')).signInLink,
	import: async () => (await import('./import.ts')).importRegister,
	export: async () => (await import('./export.ts')).exportRecord,
	receive: async () => (await import('./receive.ts')).receive,
	verify: async () => (await import('./verify.ts')).verify,
	'revoke-key': async () => (await import('./revoke-key.ts')).revokeKey,
	plan: async () => (await import('./plan.ts')).plan,
	backup: async () => (await import('./backup.ts')).backup,
	restore: async () => (await import('./restore.ts')).restore,
	doctor: async () => (await import('./doctor.ts')).doctor,
	dev: async () => (await import('./dev.ts')).dev,
	story: async () => (await import('./story.ts')).story
};
