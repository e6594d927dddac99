import { done, refused, type Outcome } from '#platform';
import type { Settings } from '../settings.ts';
import { clamd, scannerAt, type Scan } from './clamd.ts';

export type ScanRefusal = 'file_infected' | 'file_not_scanned';

let scan: Scan | null = null;

/** Has every file that people bring looked at, where the installation names a scanner. Called once where a process begins. */
export function openScanner({ KARTU_SCANNER }: Pick<Settings, 'KARTU_SCANNER'>): void {
	const where = scannerAt(KARTU_SCANNER);
	scan = where && clamd(where);
}

/**
 * Lets a content in unless the scanner of the installation knows it for harmful. While the scanner does not answer nothing is
 * let in: whoever brings it is asked to try again. Without a scanner everything is.
 */
export async function scanned(bytes: Uint8Array): Promise<Outcome<null, ScanRefusal>> {
	const verdict = scan ? await scan(bytes) : 'clean';
	if (verdict === 'infected') return refused('file_infected');
	return verdict === 'unknown' ? refused('file_not_scanned') : done(null);
}
