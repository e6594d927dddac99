import { expect, test } from 'vitest';
import { indicators as offered } from '#lib/programmes/ui/edition-form.ts';
import { blueprints } from '#programmes';
import { definitions, indicators } from '#reporting';
import { read } from '../support/sources.ts';

const page = read('docs/indicators.md');

/** A definition as the page tells it. */
const told = (name: (typeof indicators)[number]): string => {
	const { name: called, counted, day, county, quarters } = definitions[name];
	return [
		`## ${called.en}`,
		`\`${name}\` – ${called.lt}`,
		`**What counts.** ${counted.en}`,
		`**On which day.** ${day.en}.`,
		`**In which county.** ${county.en}.`,
		...(quarters ? ['Kept in quarters of an academic hour, shown in hours.'] : [])
	].join('\n\n');
};

test.each(indicators)('the page of the indicators tells %s as it is defined', (name) => expect(page).toContain(`${told(name)}\n`));

test('it tells no other', () => {
	expect([...page.matchAll(/^`([a-z_]+)` – /gm)].map(([, name]) => name)).toEqual([...indicators]);
});

test('what an officer can set as a target is what is counted, and so are the targets that come with a programme', () => {
	expect([...offered]).toEqual([...indicators]);
	const set = blueprints.flatMap(({ edition }) => edition.targets.map(({ indicator }) => indicator));
	expect(set.filter((name) => !indicators.some((one) => one === name))).toEqual([]);
});
