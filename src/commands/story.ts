import { existsSync } from 'node:fs';
import { readNotes, writeNotes } from '#lib/platform/server/cluster/index.ts';
import { migrate } from '#lib/platform/server/db/migrate.ts';
import { Cannot, only, WrongInput, type Command } from './command.ts';
import { withInstallation } from './installation.ts';
import { endWithParent } from './processes/ending.ts';

/** A story tells itself into the installation that the environment names. Throws Cannot when it was told before. */
export type Story = (environment: NodeJS.ProcessEnv, size?: number) => Promise<void>;

export const story: Command = {
	usage: 'story NAME',
	sentence:
		'Tells a demonstration story through the use cases: networks-2006, mini-trainings, scale-N with N applications, or ready-N with N that are ready and not sent.',
	run: async (args) => {
		const name = only(args, 'NAME');
		const tell = await storyNamed(name);
		endWithParent();
		await withInstallation(async ({ folder, url }) => {
			await migrate(url, (line) => console.error(line));
			if (name in readNotes(folder).stories)
				throw new Cannot(
					`The story ${name} was told already: remove the data folder ${folder.path} to begin anew, or set KARTU_DATA to another folder.`
				);
			await tell();
			const notes = readNotes(folder);
			writeNotes(folder, { ...notes, stories: { ...notes.stories, [name]: new Date().toISOString() } });
		});
	}
};

/** Stories that want a number. */
const sized = ['scale', 'ready'];

async function storyNamed(name: string): Promise<() => Promise<void>> {
	const file = new URL('../../stories/index.ts', import.meta.url);
	const { stories } = existsSync(file) ? ((await import(file.href)) as { stories: Record<string, Story> }) : { stories: {} };
	const [, kind = name, size] = /^(scale|ready)-([1-9]\d{0,5})$/.exec(name) ?? [];
	const tell = sized.includes(kind) && !size ? undefined : stories[kind];
	if (!tell) {
		const known = Object.keys(stories).map((one) => (sized.includes(one) ? `${one}-N` : one));
		throw new WrongInput(`There is no story ${name}; there are: ${known.join(', ')}.`);
	}
	return () => (size ? tell(process.env, Number(size)) : tell(process.env));
}
