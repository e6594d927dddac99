import { expect } from 'vitest';
import type { Day } from '#platform';
import type { Traveller } from './journey.ts';

/** What stands on a page. */
export const textOn = ({ page }: Traveller): Promise<string> => page.locator('main').innerText();

/** Fills in the three fields of a day. */
export async function fillDay({ page }: Traveller, name: string, day: Day): Promise<void> {
	const parts = { year: day.slice(0, 4), month: String(Number(day.slice(5, 7))), day: String(Number(day.slice(8))) };
	for (const [part, typed] of Object.entries(parts)) await page.locator(`[name="${name}_${part}"]`).fill(typed);
}

/** Looks at a page again and again until what the worker does stands on it. */
export async function untilThere(traveller: Traveller, words: string): Promise<void> {
	for (let times = 0; times < 40 && !(await textOn(traveller)).includes(words); times++) {
		await traveller.page.waitForTimeout(250);
		await traveller.page.reload();
	}
	expect(await textOn(traveller)).toContain(words);
}

/** Where pictures are wanted (`KARTU_TEST_PICTURES`: a folder), one of the whole page. */
export async function picture({ page }: Traveller, name: string): Promise<void> {
	const folder = process.env['KARTU_TEST_PICTURES'];
	if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
}
