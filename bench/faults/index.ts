import { databaseAway } from './database-away.ts';
import { mailAway } from './mail-away.ts';
import { beginFaulty, type Faulty } from './kartu.ts';

type Options = { seconds: number; only?: string };

const faults: Record<string, (kartu: Faulty, seconds: number) => Promise<{ failed: string[] } & Record<string, unknown>>> = {
	'database-away': databaseAway,
	'mail-away': mailAway
};

/**
 * Makes faults on purpose while people write, one after the other, each for so many seconds, and says how Kartu bore them: what it
 * answered meanwhile, how soon it was well again without anybody's help, and what was lost.
 */
export async function makeFaults({ seconds, only }: Options): Promise<Record<string, unknown>> {
	const kartu = await beginFaulty();
	const figures: Record<string, unknown> = {};
	const failed: string[] = [];
	try {
		for (const [name, make] of Object.entries(faults)) {
			if (only && only !== name) continue;
			const { failed: faultsOfIt, ...rest } = await make(kartu, seconds);
			figures[name] = rest;
			failed.push(...faultsOfIt.map((sentence) => `${name}: ${sentence}`));
		}
	} finally {
		await kartu.end();
	}
	return { benchmark: 'faults', date: new Date().toISOString().slice(0, 10), seconds, ...figures, failed };
}
