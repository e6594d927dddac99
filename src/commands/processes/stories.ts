import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { emptyDatabase, readNotes, writeNotes } from '#lib/platform/server/cluster/index.ts';
import type { Installation } from '../installation.ts';
import { run } from './run.ts';

/** What a new installation on the embedded database is told, so that a newcomer finds a year in it. */
const usual = ['networks-2006', 'mini-trainings'];

const day = 24 * 60 * 60 * 1000;
const old = 14 * day;

/**
 * A telling that was cut short has left half a story in a database in which nobody has yet written anything else:
 * the embedded one is begun anew.
 */
export async function beginStories({ folder, url, embedded }: Installation): Promise<void> {
	const notes = readNotes(folder);
	if (!notes.telling) return;
	if (embedded) await emptyDatabase(url);
	writeNotes(folder, { ...notes, telling: false, stories: embedded ? {} : notes.stories });
}

/** Tells what an installation wants to hear and has not heard: all of it on a new embedded database, else what `KARTU_STORY` names. */
export async function tellStories({ folder, embedded }: Installation, wanted: string, ending: AbortSignal): Promise<void> {
	const notes = readNotes(folder);
	const untold = namesOf(wanted, embedded && !existsSync(folder.notes)).filter((name) => !(name in notes.stories));
	writeNotes(folder, { ...notes, telling: untold.length > 0 });
	for (const name of untold) await tell(name, ending);
	if (ending.aborted) return;
	writeNotes(folder, { ...readNotes(folder), telling: false });
	sayWhenOld(readNotes(folder).stories);
}

function namesOf(wanted: string, isNewDemonstration: boolean): string[] {
	if (wanted === 'none') return [];
	if (wanted) return wanted.split(',').map((name) => name.trim());
	return isNewDemonstration ? usual : [];
}

const main = fileURLToPath(new URL('../main.ts', import.meta.url));

/** A story that cannot be told is said, and Kartu starts without it. */
async function tell(name: string, ending: AbortSignal): Promise<void> {
	if (ending.aborted) return;
	console.error(`Tells the story ${name} …`);
	if ((await run([main, 'story', name], ending)) !== 0 && !ending.aborted) console.error(`The story ${name} was not told.`);
}

function sayWhenOld(stories: Record<string, string>): void {
	const ages = Object.values(stories).map((toldAt) => Date.now() - Date.parse(toldAt));
	const oldest = Math.max(0, ...ages);
	if (oldest > old)
		console.error(
			`The demonstration was told ${Math.floor(oldest / day)} days ago and its dates have aged: remove the data folder to begin anew.`
		);
}
