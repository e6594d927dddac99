import { bookPdf } from '#lib/practices/server/book/pdf.ts';
import { smallBook, smallPrints } from '../../support/book.ts';
import type { Sample } from './sample.ts';

/** A book from its cover to its index. */
export const book: Sample = {
	title: smallBook.title,
	locale: 'lt',
	heard: [
		'Mokyklos, kurios mokosi kartu',
		'Bandomasis projektas 2006–2007 m.',
		'Ugdymo plėtotės centras',
		'CC BY 4.0',
		'Turinys',
		'Metodinės rekomendacijos',
		'Pradėkite nuo mažo bandymo & paklauskite mokinių: 5 < 7.',
		'Trys žingsniai',
		'Susitarkite',
		'Ko nedaryti',
		'„Klaida – tai medžiaga.“',
		'Mokyklų patirtis',
		'1 tinklas · Ąžuolyno gimnazija',
		'Klausianti klasė',
		'240',
		'Dėžutė „Klausk“ & klasė',
		'Nuotrauka: mokyklos archyvas',
		'Kas pasikeitė',
		'41 %',
		'Klaida kaip medžiaga',
		'Skaičiai ir jų šaltiniai',
		'Narystės, kurios galiojo paskutinę dieną',
		'Mokyklų rodyklė',
		'Beržų mokykla'
	],
	pictures: ['Ant palangės stovi klausimų dėžutė'],
	print: () => bookPdf(smallBook, smallPrints)
};
