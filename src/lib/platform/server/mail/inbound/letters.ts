import type { Template } from '../letter.ts';

/** To the person whose reply was not taken: why, and their words back, so that nothing is lost. */
export const notTaken: Template<{ subject: string; why: string; text: string }> = {
	lt: ({ subject, why, text }) => ({
		subject: `Jūsų atsakymas nepaskelbtas: ${subject}`,
		paragraphs: [
			`Gavome Jūsų laišką „${subject}“, bet jo nepaskelbėme. ${why}`,
			...(text ? ['Štai ką parašėte:', text] : []),
			'Apie kitus šiandien nepaskelbtus atsakymus atskirai neberašysime.'
		]
	}),
	en: ({ subject, why, text }) => ({
		subject: `Your answer was not posted: ${subject}`,
		paragraphs: [
			`We have received your letter “${subject}” but have not posted it. ${why}`,
			...(text ? ['This is what you wrote:', text] : []),
			'We will not write separately about other answers that are not posted today.'
		]
	})
};

/**
 * To the person whose answer was understood as theirs but not taken: why, and their words back. Where other words would be taken,
 * this letter is answered like the first one.
 */
export const refusedAnswer: Template<{ subject: string; why: string; text: string; again: boolean }> = {
	lt: ({ subject, why, text, again }) => ({
		subject: again ? `Atsakykite dar kartą: ${subject}` : `Jūsų atsakymas nepaskelbtas: ${subject}`,
		paragraphs: [
			`Gavome Jūsų atsakymą „${subject}“, bet jo neišsaugojome. ${why}`,
			...(text ? ['Štai ką parašėte:', text] : []),
			...(again ? ['Atsakykite tiesiog į šį laišką.'] : [])
		]
	}),
	en: ({ subject, why, text, again }) => ({
		subject: again ? `Answer once more: ${subject}` : `Your answer was not posted: ${subject}`,
		paragraphs: [
			`We have received your answer “${subject}” but have not saved it. ${why}`,
			...(text ? ['This is what you wrote:', text] : []),
			...(again ? ['Simply reply to this letter.'] : [])
		]
	})
};

/** Why a letter was parked, told to the person whose address it came to. What is missing here is told to nobody. */
export const reasons: Record<string, Record<'lt' | 'en', string>> = {
	other_sender: {
		lt: 'Jis atėjo iš kito el. pašto adreso nei tas, kuriuo Jums rašome. Jei rašėte Jūs, atsakykite iš to adreso, kuriuo gavote šį laišką. Jei ne Jūs – nieko daryti nereikia.',
		en: 'It came from another address than the one we write to you at. If it was you, answer from the address at which you got this letter. If it was not, you need not do anything.'
	},
	disowned: {
		lt: 'Pašto serveris nepatvirtino, kad jis tikrai išsiųstas iš Jūsų adreso. Atsakyti galite prisijungę prie „Kartu“.',
		en: 'The mail server could not confirm that it was really sent from your address. You can answer in Kartu itself.'
	},
	address_expired: {
		lt: 'Į šį laišką atsakyti galima 90 dienų, jos jau praėjo. Atsakyti galite prisijungę prie „Kartu“.',
		en: 'That letter could be answered for 90 days, which have passed. You can answer in Kartu itself.'
	},
	empty: {
		lt: 'Jame radome tik ankstesnį laišką ir parašą. Atsakymą rašykite laiško pradžioje.',
		en: 'We found only the earlier letter and a signature in it. Write your answer at the beginning of the letter.'
	},
	several_addresses: {
		lt: 'Jis išsiųstas keliais atsakymo adresais iš karto, todėl nežinome, į ką atsakėte. Išsiųskite kiekvienam adresui atskirą laišką.',
		en: 'It was sent to several reply addresses at once, so we do not know what you have answered. Send a letter of its own to each.'
	},
	too_long: {
		lt: 'Jis ilgesnis nei 100 000 ženklų. Ilgą tekstą pridėkite kaip dokumentą.',
		en: 'It is longer than 100,000 characters. Attach a long text as a document.'
	},
	too_many: {
		lt: 'Per valandą gavome daugiau kaip 30 Jūsų laiškų. Pabandykite vėliau.',
		en: 'We have received more than 30 letters from you within an hour. Try again later.'
	}
};

/** For a refusal that has no words of its own. */
export const otherReason = {
	lt: 'Greičiausiai to, apie ką rašėte, nebėra arba į tai nebeatsakoma. Pažiūrėkite prisijungę prie „Kartu“.',
	en: 'Most likely what you wrote about is gone or can no longer be answered. Have a look in Kartu itself.'
};

/** To the person whose reply was taken, but not all of the files with it. */
export const filesLeft: Template<{ subject: string; names: string[] }> = {
	lt: ({ subject, names }) => ({
		subject: `Ne visi priedai pridėti: ${subject}`,
		paragraphs: [
			`Jūsų atsakymą „${subject}“ gavome, bet šių priedų nepridėjome:\n${names.join('\n')}`,
			'Priimame PDF, Word, Excel, PowerPoint ir OpenDocument dokumentus bei paveikslėlius (PNG, JPEG, WebP), iki penkių viename laiške.'
		]
	}),
	en: ({ subject, names }) => ({
		subject: `Not all files were attached: ${subject}`,
		paragraphs: [
			`We have received your answer “${subject}”, but have not attached these files:\n${names.join('\n')}`,
			'We take PDF, Word, Excel, PowerPoint and OpenDocument documents and pictures (PNG, JPEG, WebP), up to five in a letter.'
		]
	})
};
