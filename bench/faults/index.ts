import { databaseAway } from './database-away.ts';
import { diskFull, filesFull } from './disk-full.ts';
import { mailAway } from './mail-away.ts';
import { beginFaulty, type Faulty } from './kartu.ts';

type Options = { seconds: number; only?: string };

type Fault = (kartu: Faulty, seconds: number) => Promise<{ failed: string[] } & Record<string, unknown>>;

const faults: Record<string, Fault> = { 'database-away': databaseAway, 'mail-away': mailAway };
/** They need a disk that may be filled. */
const faultsOfDisks: Record<string, Fault> = { 'files-full': filesFull, 'disk-full': diskFull };

/**
 * Makes faults on purpose while people write, one after the other, each for so many seconds, and says how Kartu bore them: what it
 * answered meanwhile, how soon it was well again without anybody's help, and what was lost. Where the machine has no disk to fill, that is said.
 */
export async function makeFaults({ seconds, only }: Options): Promise<Record<string, unknown>> {
	const figures: Record<string, unknown> = {};
	const failed: string[] = [];
	for (const [group, begin] of [
		[faults, () => beginFaulty()],
		[faultsOfDisks, () => beginFaulty(true)]
	] as const) {
		const names = Object.keys(group).filter((name) => !only || only === name);
		const kartu = names.length > 0 ? await begin() : null;
		for (const name of names) if (!kartu) figures[name] = 'not made: only root can mount a small disk to fill, on Linux';
		if (!kartu) continue;
		try {
			for (const name of names) {
				const { failed: faultsOfIt, ...rest } = await (group[name] as Fault)(kartu, seconds);
				figures[name] = rest;
				failed.push(...faultsOfIt.map((sentence) => `${name}: ${sentence}`));
			}
		} finally {
			await kartu.end();
		}
	}
	return { benchmark: 'faults', date: new Date().toISOString().slice(0, 10), seconds, ...figures, failed };
}
