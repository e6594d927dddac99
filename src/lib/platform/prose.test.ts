import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fit, line, prose } from './prose.ts';

/** Any signs at all, halves of them among them. */
const anyText = fc.array(fc.integer({ min: 0, max: 0x10ffff })).map((points) => String.fromCodePoint(...points));

test('whatever is typed, what is kept can be kept by the database and is not changed by keeping it again', () => {
	fc.assert(
		fc.property(anyText, (text) => {
			const kept = prose(text);
			expect(kept).not.toContain('\u0000');
			expect(kept.isWellFormed()).toBe(true);
			expect(prose(kept)).toBe(kept);
			expect(fit(fit(text))).toBe(fit(text));
			expect(line(text)).not.toMatch(/[\n\r]/);
		})
	);
	expect(prose('eilutė\r\nkita\ttabuliuota 😀')).toBe('eilutė\nkita\ttabuliuota 😀');
});

test('an answer that is saved while it is typed keeps its edges; what is sent loses them', () => {
	expect(fit(' pradžia \n')).toBe(' pradžia \n');
	expect(prose(' pradžia \n')).toBe('pradžia');
	expect(line(' Rasa\u202e \r\n Petraitytė ')).toBe('Rasa Petraitytė');
});
