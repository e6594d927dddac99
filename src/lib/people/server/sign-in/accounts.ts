import type { Pool, Settings } from '#platform/server';
import { keepSecret } from '../secret.ts';
import { keepOrigin } from '../site.ts';
import type { SignInLibrary } from './library.ts';

let opened: { pool: Pool; settings: Settings; library?: Promise<SignInLibrary> } | undefined;

/** Prepares sign-in in this process: its secret, its address, its connections. Called once where a process begins. */
export function openAccounts(pool: Pool, settings: Settings): void {
	keepSecret(settings.KARTU_SECRET);
	keepOrigin(settings);
	opened = { pool, settings };
}

/** The connections on which sessions are read. */
export const accountPool = (): Pool => installation().pool;

/** The settings that sign-in goes by. */
export const accountSettings = (): Settings => installation().settings;

/** The sign-in library, loaded when somebody first signs in: the worker and most commands never need it. */
export const accounts = (): Promise<SignInLibrary> => {
	const house = installation();
	return (house.library ??= import('./library.ts').then(({ signInLibrary }) => signInLibrary(house.pool, house.settings)));
};

function installation() {
	if (!opened) throw new Error('openAccounts was not called in this process');
	return opened;
}

/**
 * Whether letters may be read on the page where they were asked for: in a demonstration only, which sends none and which
 * nobody but this machine reaches.
 */
export function showsLetters({ KARTU_EMBEDDED, SMTP_URL, HOST } = accountSettings()): boolean {
	return KARTU_EMBEDDED && !SMTP_URL && ['127.0.0.1', 'localhost', '::1'].includes(HOST);
}
