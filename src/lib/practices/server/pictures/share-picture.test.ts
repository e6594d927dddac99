import sharp from 'sharp';
import { expect, test } from 'vitest';
import { drawPicture, renderSvg } from '#platform/server';

const draw = (title: string, problem = 'Septintokai per pamokas beveik neklausia, o klausia tik tie, kurie jau žino atsakymą.') => {
	const data = { kind: 'Gerosios patirties pavyzdys', title, problem, place: 'Žiežmarių gimnazija · Kaišiadorių r.' };
	return renderSvg('share', data, 'lt');
};
const glyphs = (svg: string) => (svg.match(/<use /g) ?? []).length;

test('the same words are the same picture to the byte, of the size that networks ask for', async () => {
	const [one, two] = [await drawPicture(draw('Mokiniai klausia drąsiai')), await drawPicture(draw('Mokiniai klausia drąsiai'))];
	expect(Buffer.from(one as Uint8Array).equals(two as Uint8Array)).toBe(true);
	expect(await sharp(one as Uint8Array).metadata()).toMatchObject({ format: 'png', width: 1200, height: 630 });
	expect((one as Uint8Array).byteLength).toBeLessThan(120_000);
});

test('each Lithuanian letter is drawn, and differs from the one without its mark', () => {
	const base = draw('aceeisuuz ACEEISUUZ');
	const marked = draw('ąčęėįšųūž ĄČĘĖĮŠŲŪŽ');
	// Nothing but shapes: no typeface of a machine, no link, no script.
	expect(/<text|<image|href="http|<script|font-family/.test(marked)).toBe(false);
	expect(glyphs(marked)).toBe(glyphs(base));
	const shapes = new Set([...'aąAĄeęėEĘĖcčsšzžuųūiįCČSŠZŽUŲŪIĮ'].map((letter) => draw(letter, '')));
	expect(shapes.size).toBe(32);
});

test('the longest title and problem stay in their places, and what is typed is no markup', async () => {
	const long = await drawPicture(
		draw('Mokiniai klausia drąsiai ir kartu ieško atsakymų '.repeat(3).slice(0, 150), 'ilgas žodis '.repeat(45))
	);
	expect(await sharp(long as Uint8Array).metadata()).toMatchObject({ width: 1200, height: 630 });
	expect(glyphs(draw('#read("house.typ") *x* $y$'))).toBeGreaterThan(glyphs(draw('')) + 15);
	expect(() => draw('W'.repeat(150))).not.toThrow();
});
