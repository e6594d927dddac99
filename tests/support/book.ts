import type { Book } from '#lib/practices/book/book.ts';
import { blocksOf } from '#lib/practices/book/written.ts';

/** A box on a sill, as a JPEG of 240 by 160. */
const print = Buffer.from(
	'/9j/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxOUlNSMj5aYVpQYEpRUk//2wBDAQ4ODhMREy' +
		'YVFSZPNS01T09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT0//wAARCACgAPADASIAAhEBAxEB/8QAGQAB' +
		'AQEBAQEAAAAAAAAAAAAAAAYHAwUE/8QALxABAAABCQYFBQEAAAAAAAAAAAQBAgYREhM2ZeIDBRaCo7IVF2KhpBQiMVFhgf/EABgBAQEBAQEAAA' +
		'AAAAAAAAAAAAADAQQC/8QAHBEBAAEFAQEAAAAAAAAAAAAAAAIEERMyUQED/9oADAMBAAIRAxEAPwC8ASegAAAAAAAAAAAAAAAAAAAAAAAAAAAA' +
		'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAfHviP8M3Zto26vbqz9lqzXXOkk/NUv7THHmWdfS14l' +
		'9Ix9t6sxGceZZ19LvA00+rj4eF8OsX21m7O1fV1VyySV1Wf6MzQ6rB0uvV7F16vYso5jpder2Lr1exYcx0uvV7F16vYsOYk46mn0kfEQvh1u52' +
		's7Z2r6quqWWSuqz/ABw48yzr6RPNDqzEZx5lnX0qfc8f4nuzYxt1dXtr7LVqqqdLJ+apP0Nj9Iy9t4+wBj2AAAAAAAAAAAAAA8al+GYzk75rMm' +
		'm0vwzGcnfNZk1x1Gw7wMR9JHw8VYt3O1m7SzXVXVLJLVX/AI4Ait/MHKvkaTzByr5GlEApmn1b+YOVfI0nmDlXyNKIAzT6t/MHKvkaTzByr5Gl' +
		'EAZp9d46I+rj4iKsWL7aztpZrrqrlllqr/1wATGm0QwzB8/fOZk02iGGYPn75wtT7PZAY7AAAAAAAAAAAAAAHjUvwzGcnfNZk02l+GYzk75rMm' +
		'uOo2ABAAAAAAAAAabRDDMHz985mTTaIYZg+fvnC9Ps9kBjsAAAAAAAAAAAAAAeNS/DMZyd81mTTaX4ZjOTvmsya46jYAEAAAAAAAABptEMMwfP' +
		'3zmZNNohhmD5++cL0+z2QGOwAAAAAAAAAAAAAB41L8MxnJ3zWZNNpfhmM5O+azJrjqNgAQAAAAAAAAGm0QwzB8/fOZk02iGGYPn75wvT7PZAY7' +
		'AAAAAAAAAAAAAAHjUvwzGcnfNZk1rfEB4nuzbQV7dXtn77NqqqdJL+K5P0mOA8z6Gprm+3zlKV/EYLPgPM+hqOA8z6GoSwz4jBZ8B5n0NRwHmf' +
		'Q1BhnxGCz4DzPoajgPM+hqDDPiMFnwHmfQ1HAeZ9DUGGfEYLPgPM+hqOA8z6GoMM+IxptEMMwfP3zni8B5n0NSn3PAeGbs2MFe3t1a++zZrrnS' +
		'y/iuX9ivx+coyv6+wBjpAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAf/2Q==',
	'base64'
);
const sha256 = '6c529db9ad1ed0f0552bce59a748d125805bc8e4b847c62ec1fecb8f508dc30d';
/** The content of its picture, by what it is. */
export const smallPrints: ReadonlyMap<string, Uint8Array> = new Map([[sha256, new Uint8Array(print)]]);

/** A small book with one of everything that a book can hold. */
export const smallBook: Book = {
	identifier: 'urn:uuid:0195c0de-0000-7000-8000-00000000b00c',
	language: 'lt',
	title: 'Mokyklos, kurios mokosi kartu',
	subtitle: 'Bandomasis projektas 2006–2007 m.',
	publisher: 'Ugdymo plėtotės centras',
	frozen_at: '2007-12-01T10:00:00Z',
	licence: { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/deed.lt' },
	imprint: ['Parengė Ugdymo plėtotės centras', 'Vilnius, 2007'],
	parts: [
		{
			id: 'rekomendacijos',
			title: 'Metodinės rekomendacijos',
			chapters: [
				{
					id: 'kaip-pradeti',
					title: 'Kaip pradėti',
					caption: '',
					blocks: blocksOf(
						'Pradėkite **nuo mažo** bandymo & *paklauskite* mokinių: 5 < 7.\n\n## Trys žingsniai\n\n1. Susitarkite\n2. Išbandykite\n3. Aptarkite\n\n### Ko nedaryti\n\n- Neskubėkite\n- Nebijokite [klausti](https://example.org/?a=1&b=2)\n\n> „Klaida – tai medžiaga.“'
					)
				}
			]
		},
		{
			id: 'patirtis',
			title: 'Mokyklų patirtis',
			chapters: [
				{
					id: 'klausianti-klase',
					title: 'Klausianti klasė',
					caption: '1 tinklas · Ąžuolyno gimnazija',
					blocks: [
						{ kind: 'facts', columns: ['Kas', 'Kaip'], rows: [{ name: 'Mokinių', value: '240' }] },
						...blocksOf('Mokiniai pamokoje klausė retai.'),
						{
							kind: 'picture',
							id: '0195c0de-0000-7000-8000-0000000000b1',
							alt: 'Ant palangės stovi klausimų dėžutė',
							caption: 'Dėžutė „Klausk“ & klasė',
							credit: 'Nuotrauka: mokyklos archyvas',
							width: 240,
							height: 160,
							sources: [
								{ kind: 'jpeg', width: 240, height: 160, sha256 },
								{ kind: 'webp', width: 240, height: 160, sha256: 'e'.repeat(64) }
							]
						},
						{
							kind: 'table',
							caption: 'Kas pasikeitė',
							columns: ['Kada', 'Klausiančių mokinių'],
							rows: [
								['2006 m.', '12 %'],
								['2007 m.', '41 %']
							]
						}
					]
				},
				{
					id: 'klaida-kaip-medziaga',
					title: 'Klaida kaip medžiaga',
					caption: '1 tinklas · Beržų mokykla',
					blocks: blocksOf('Bandėme du kartus.')
				}
			]
		}
	],
	indexes: [
		{
			id: 'mokyklos',
			title: 'Mokyklų rodyklė',
			entries: [
				{ name: 'Ąžuolyno gimnazija', chapters: ['klausianti-klase'] },
				{ name: 'Beržų mokykla', chapters: ['klaida-kaip-medziaga', 'klausianti-klase'] }
			]
		}
	],
	figures: {
		title: 'Skaičiai ir jų šaltiniai',
		columns: ['Rodiklis', 'Reikšmė', 'Kaip skaičiuojama', 'Kada suskaičiuota'],
		rows: [
			{
				key: 'schools',
				name: 'Mokyklos tinkluose',
				value: '42',
				source: 'Narystės, kurios galiojo paskutinę dieną',
				counted: '2007 m. gruodžio 1 d.'
			}
		]
	},
	words: {
		contents: 'Turinys',
		cover: 'Viršelis',
		imprint: 'Apie leidinį',
		chapter_of: 'Skyrius iš leidinio',
		summary: 'Visas leidinys skaitomas kaip tekstas; antraštės sužymėtos, turinys ir rodyklės veda į skyrius.'
	}
};
