import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { emptyDatabase, readNotes, writeNotes } from '#lib/platform/server/cluster/index.ts';
import type { Installation } from '../installation.ts';

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
export async function tellStories({ folder, embedded }: Installation, wanted: string, isEnding: () => boolean): Promise<void> {
	const notes = readNotes(folder);
	const isNew = !existsSync(folder.notes);
	const names = wanted === 'none' ? [] : wanted ? wanted.split(',').map((name) => name.trim()) : embedded && isNew ? usual : [];
	const untold = names.filter((name) => !(name in notes.stories));
	writeNotes(folder, { ...notes, telling: untold.length > 0 });
	for (const name of untold) if (!isEnding()) await tell(name);
	if (isEnding()) return;
	writeNotes(folder, { ...readNotes(folder), telling: false });
	sayWhenOld(readNotes(folder).stories);
}

/** A story that cannot be told is said, and Kartu starts without it. */
async function tell(name: string): Promise<void> {
	console.error(`Tells the story ${name} …`);
	const main = fileURLToPath(new URL('../main.ts', import.meta.url));
	const [status] = (await once(
		spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main, 'story', name], { stdio: ['ignore', 2, 2] }),
		'exit'
	)) as [number | null];
	if (status !== 0) console.error(`The story ${name} was not told.`);
}

function sayWhenOld(stories: Record<string, string>): void {
	const ages = Object.values(stories).map((toldAt) => Date.now() - Date.parse(toldAt));
	const oldest = Math.max(0, ...ages);
	if (oldest > old)
		console.error(
			`The demonstration was told ${Math.floor(oldest / day)} days ago and its dates have aged: remove the data folder to begin anew.`
		);
}
