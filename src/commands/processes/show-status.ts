import type { Settings } from '#lib/platform/server/settings.ts';
import type { Kept } from './keep.ts';

/** The status page of whoever looks after the processes, where `KARTU_STATUS_PORT` wants one. Its sentences are there once the application is built. */
export async function showStatus({ HOST, KARTU_STATUS_PORT }: Settings, url: string, kept: () => Kept[]) {
	if (KARTU_STATUS_PORT === 0) return null;
	const { openStatus } = await import('./status.ts');
	const standings = () => kept().flatMap((one) => one.standings());
	return openStatus({ host: HOST, port: KARTU_STATUS_PORT, url, standings });
}
