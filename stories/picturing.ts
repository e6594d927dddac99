import sharp from 'sharp';
import { addDays, newId, type Day } from '#platform';
import { addPicture, sayWhoIsOnPicture } from '#practices/server';
import { must, type Teller } from './teller.ts';

type Scene = { alt: string; caption: string; shows: 'nobody' | 'adults'; drawn: string };

/** A calm wall, a table, and what stands there: drawn by us, so that nobody's picture is needed. */
const scene = (wall: string, table: string, things: string) =>
	`<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="1067" viewBox="0 0 1600 1067">
	<rect width="1600" height="1067" fill="${wall}"/><rect y="760" width="1600" height="307" fill="${table}"/>
	<rect x="1090" y="90" width="380" height="430" fill="#dcebf0" stroke="#fffdf9" stroke-width="26"/><path d="M1280 90v430M1090 300h380" stroke="#fffdf9" stroke-width="18"/>
	${things}</svg>`;

const notes = (colours: readonly string[]) =>
	colours
		.map((fill, place) => {
			const [x, y] = [150 + (place % 4) * 200, 130 + Math.floor(place / 4) * 190];
			return `<rect x="${x}" y="${y}" width="150" height="140" fill="${fill}" transform="rotate(${(place % 3) * 3 - 3} ${x} ${y})"/>`;
		})
		.join('');

const scenes: Scene[] = [
	{
		alt: 'Ant stalo prie lango stovi medinė klausimų dėžutė su plyšiu viršuje',
		caption: 'Dėžutė stovi ten, kur visi praeina.',
		shows: 'nobody',
		drawn: scene(
			'#f0e4cf',
			'#a9713f',
			'<path d="M420 520h420v300H420z" fill="#7d4a22"/><path d="M420 520l70-80h420l-70 80z" fill="#94602f"/><path d="M840 520l70-80v300l-70 80z" fill="#623818"/><rect x="560" y="468" width="220" height="20" fill="#2b1809"/>'
		)
	},
	{
		alt: 'Ant sienos keliomis eilėmis sukabinti spalvoti lapeliai',
		caption: 'Kiekvienas lapelis – vienas bandymas.',
		shows: 'nobody',
		drawn: scene(
			'#e8ece4',
			'#8b6b4a',
			notes(['#f4c95d', '#9fc9a5', '#f4c95d', '#e8927c', '#9fc9a5', '#8fb8d8', '#f4c95d', '#8fb8d8', '#e8927c', '#9fc9a5', '#f4c95d'])
		)
	},
	{
		alt: 'Trys mokytojai iš nugaros prie stalo su užrašais',
		caption: 'Antradienio pusvalandis.',
		shows: 'adults',
		drawn: scene(
			'#efe6da',
			'#6f5138',
			[
				[330, '#3f5d73'],
				[620, '#7a3b3f'],
				[910, '#45633f']
			]
				.map(
					([x, fill]) =>
						`<ellipse cx="${x}" cy="560" rx="78" ry="92" fill="#5a4030"/><path d="M${Number(x) - 150} 1067q0-380 150-380t150 380z" fill="${fill}"/>`
				)
				.join('')
		)
	}
];

/** Some examples have pictures: which, and who is on them, the school's people say themselves. Drawn once, so that the story stays short. */
export async function tellPictures(teller: Teller, author: string, practice_id: string, on: Day, place: number): Promise<void> {
	const chosen = scenes[place % scenes.length];
	if (place >= 6 || !chosen) return;
	const { alt, caption, shows, drawn } = chosen;
	const bytes = await sharp(Buffer.from(drawn)).jpeg({ quality: 85 }).toBuffer();
	const id = newId();
	const words = { alt, caption, credit: 'Mokyklos archyvas' };
	await must(addPicture(teller.as(author, on, '15:50'), { practice_id, id, ...words, file: { bytes } }));
	const held = shows === 'nobody' ? { held_on: '', statement: '' } : { held_on: addDays(on, -7), statement: 'Mokyklos raštinė' };
	await must(sayWhoIsOnPicture(teller.as(author, on, '15:52'), { practice_id, id, shows, ...held }));
}
