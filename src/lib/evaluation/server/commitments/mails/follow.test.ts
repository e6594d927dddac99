import { expect, test } from 'vitest';
import { asText } from '#platform/server';
import { commitmentAsked } from './follow.ts';

test.each(['lt', 'en'] as const)('the letter that asks what came of a commitment, in %s', async (locale) => {
	const said =
		locale === 'lt'
			? { if: 'mokinys nesupras užduoties', then: 'paprašysiu draugo paaiškinti' }
			: { if: 'a pupil does not understand', then: 'will ask a friend to explain' };
	const told = [1, 2, 12].map((weeks) => {
		const letter = commitmentAsked[locale]({ title: 'Dalykų ryšiai', said, weeks, address: 'https://kartu.example/commitments/x' });
		return `${letter.subject}\n\n${asText(letter, locale)}`;
	});
	await expect(told.join('\n――――――――\n\n')).toMatchFileSnapshot(`./follow.${locale}.txt`);
});

test('no subject says what somebody wrote', () => {
	const said = { if: 'slaptas pirmas', then: 'slaptas antras' };
	for (const locale of ['lt', 'en'] as const)
		expect(commitmentAsked[locale]({ title: 'x', said, weeks: 2, address: 'x' })).toMatchObject({
			subject: expect.not.stringContaining('slapt') as string,
			confidential: true
		});
});
