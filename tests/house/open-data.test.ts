import { expect, test } from 'vitest';
import { openSetNames, openSets } from '#reporting';
import { read } from '../support/sources.ts';

const page = read('docs/open-data.md');

/** A set as the page tells it. */
const told = (name: (typeof openSetNames)[number]): string => {
	const { title, about, columns } = openSets[name];
	return [
		`## ${title.en}`,
		`\`/open-data/${name}.csv\` – ${title.lt}`,
		about.en,
		[
			'| column | kind | what it means |',
			'|---|---|---|',
			...columns.map((one) => `| \`${one.name}\` | ${one.type} | ${one.about.en} |`)
		].join('\n')
	].join('\n\n');
};

test.each(openSetNames)('the page of the open data tells the set %s with every column as it is', (name) =>
	expect(page).toContain(`${told(name)}\n`)
);

test('it tells no other', () => {
	expect([...page.matchAll(/^`\/open-data\/([a-z]+)\.csv` – /gm)].map(([, name]) => name)).toEqual([...openSetNames]);
});
