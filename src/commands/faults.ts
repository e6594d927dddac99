import { DatabaseTooNew } from '#lib/platform/server/db/migrate.ts';
import { Cannot, WrongInput } from './command.ts';

type Fault = Error & { code?: string; path?: string };

/** What the person at the terminal is told. Only a fault of ours comes with its stack. */
export function sentenceOf(error: unknown): string {
	if (error instanceof Cannot || error instanceof WrongInput) return error.message;
	return knownCause(error as Fault) ?? (error instanceof Error ? (error.stack ?? error.message) : String(error));
}

export function exitStatus(error: unknown): 1 | 2 | 3 {
	if (error instanceof WrongInput) return 2;
	return error instanceof Cannot || knownCause(error as Fault) ? 3 : 1;
}

/** Causes that lie in the machine or the database, by the codes of the system and of PostgreSQL. */
function knownCause(error: Fault): string | undefined {
	if (error instanceof DatabaseTooNew) return 'The database was written by a newer Kartu than this one: update Kartu, or use another database or data folder.';
	const { code, path, message } = error;
	switch (code) {
		case 'ENOSPC':
		case '53100':
			return `The disk is full${path ? ` (${path})` : ''}: nothing was lost, make room and start again.`;
		case 'EACCES':
		case 'EPERM':
		case 'EROFS':
			return `This user may not write ${path ?? 'there'}: it belongs to another user, or the disk is read-only.`;
		case '28P01':
		case '28000':
		case '3D000':
			return `The database refuses the address in DATABASE_URL: ${message}.`;
		case 'ECONNREFUSED':
		case 'ENOTFOUND':
		case 'EAI_AGAIN':
		case 'ETIMEDOUT':
			return `The database of DATABASE_URL does not answer: ${message}.`;
		default:
			return undefined;
	}
}
