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

/** A cause that lies in the machine or the database, known by the codes of the system and of PostgreSQL. */
function knownCause(error: Fault): string | undefined {
	if (error instanceof DatabaseTooNew)
		return 'The database was written by a newer Kartu than this one: update Kartu, or use another database or data folder.';
	return causes[error.code ?? '']?.(error);
}

const full = ({ path }: Fault) => `The disk is full${path ? ` (${path})` : ''}: nothing was lost, make room and start again.`;
const closed = ({ path }: Fault) => `This user may not write ${path ?? 'there'}: it belongs to another user, or the disk is read-only.`;
const unwelcome = ({ message }: Fault) => `The database refuses the address in DATABASE_URL: ${message}.`;
const silent = ({ message }: Fault) => `The database of DATABASE_URL does not answer: ${message}.`;

const causes: Record<string, (fault: Fault) => string> = {
	...{ ENOSPC: full, '53100': full },
	...{ EACCES: closed, EPERM: closed, EROFS: closed },
	...{ '28P01': unwelcome, '28000': unwelcome, '3D000': unwelcome },
	...{ ECONNREFUSED: silent, ENOTFOUND: silent, EAI_AGAIN: silent, ETIMEDOUT: silent }
};
