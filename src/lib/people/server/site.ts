import type { Locale } from '#platform';
import type { Settings } from '#platform/server';

let origin = 'http://127.0.0.1:3000';

/** Tells this process under which address people reach the installation. */
export function keepOrigin({ KARTU_ORIGIN, HOST, PORT }: Pick<Settings, 'KARTU_ORIGIN' | 'HOST' | 'PORT'>): void {
	origin = KARTU_ORIGIN ? new URL(KARTU_ORIGIN).origin : `http://${reachable(HOST)}:${PORT}`;
}

/** The address of the installation, without a path. */
export const siteOrigin = (): string => origin;

/** The whole address of a page, as letters carry it, in the reader's language. */
export const siteAddress = (path: string, locale: Locale): string => `${origin}${locale === 'lt' ? '' : `/${locale}`}${path}`;

/** Listening everywhere is no address to visit. */
const reachable = (host: string): string => (['0.0.0.0', '::', ''].includes(host) ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host);
