import type { Theme } from './theme.ts';

/** Problems that are solved between people. */
export const togetherThemes: Theme[] = [
	{
		code: 'behaviour',
		title: 'Ramios pertraukos',
		problem: 'Dauguma susidūrimų tarp mokinių kyla per pertraukas, o mes juos tik registruojame.',
		concerns: '5–8 klasių mokinius ir budinčius mokytojus',
		known: 'Pusmetį žymėjome, kur ir kada kyla susidūrimai: dažniausiai antrame aukšte per ilgąją pertrauką.',
		causes: [
			['Vieta', 'siauras koridorius', 'nėra kur atsisėsti'],
			['Taisyklės', 'kiekvienas budėtojas draudžia ką kita', 'mokiniai taisyklių nekūrė'],
			['Užsiėmimas', 'per pertrauką nėra ką veikti', 'telefonas – vienintelė veikla']
		],
		aim: {
			measure: 'Susidūrimai per pertraukas',
			unit: 'per mėnesį',
			for_whom: '5–8 klasių mokiniams',
			from: [26, 38],
			to: [8, 14]
		},
		process: { measure: 'Pertraukos, kai veikė bent viena mokinių veikla', unit: 'per savaitę', from: [0, 2], to: [12, 20] },
		drivers: [
			[
				'Yra ką veikti',
				'Veiklas rengia patys mokiniai',
				{
					name: 'Žaidimų kampas antrame aukšte',
					prediction: 'Susidūrimų antrame aukšte per mėnesį sumažės trečdaliu.',
					adopt: 'Sumažėjo perpus, o kampą prižiūri aštuntokai.',
					adapt: 'Stalo žaidimai per ilgi, paliekame tuos, kurie trunka iki dešimties minučių.',
					abandon: 'Kamuolys koridoriuje baigėsi dviem išdaužtais stiklais.'
				},
				{
					name: 'Ramioji pertrauka bibliotekoje',
					prediction: 'Biblioteka per ilgąją pertrauką sulauks bent penkiolikos mokinių.',
					adopt: 'Ateina dvidešimt ir daugiau, bibliotekininkė paprašė antro suolo.',
					adapt: 'Reikėjo susitarti, kad kalbėtis galima pusbalsiu: visiškos tylos niekas neišlaikė.',
					abandon: 'Penktadieniais biblioteka užimta, tą dieną atsisakėme.'
				}
			],
			[
				'Taisyklės mūsų pačių',
				'Klasė susitaria, budėtojas laikosi',
				{
					name: 'Trys taisyklės ir ne daugiau',
					prediction: 'Taisykles po dviejų savaičių išvardys aštuoni iš dešimties mokinių.',
					adopt: 'Išvardijo devyni iš dešimties, nes patys jas rašė.',
					adapt: 'Draudimus perrašėme į tai, ką daryti.',
					abandon: 'Bendrų visos mokyklos taisyklių priimti nepavyko, liko klasių susitarimai.'
				},
				{
					name: 'Pokalbis po susidūrimo',
					prediction: 'Susidūrę mokiniai per mėnesį nebesusidurs aštuoniais atvejais iš dešimties.',
					adopt: 'Taip ir buvo; pokalbiui pakanka dešimties minučių ir trijų klausimų.',
					adapt: 'Kalbėtis geriausia kitą rytą, tą pačią dieną abu dar pyksta.',
					abandon: 'Kai dalyvauja visa klasė, kalbama ne apie tai.'
				}
			]
		]
	},
	{
		code: 'workload',
		title: 'Namų darbai, kurie telpa į vakarą',
		problem: 'Mokiniai namų darbams skiria daugiau laiko, nei manome, o išmoksta mažiau, nei tikimės.',
		concerns: '7–10 klasių mokinius ir jų šeimas',
		known: 'Dvi savaites mokiniai žymėjo laiką: trečiadieniais jis viršijo tris valandas.',
		causes: [
			['Derinimas', 'kontroliniai susibėga į tą pačią savaitę', 'nematome, ką užduoda kiti'],
			['Užduotys', 'užduodama tai, ko nespėta pamokoje', 'netikrinama, bet privaloma'],
			['Mokiniai', 'pradeda vėlai vakare', 'nežino, kiek laiko turėtų trukti']
		],
		aim: {
			measure: 'Laikas namų darbams vidutiniškai per dieną',
			unit: 'min.',
			for_whom: '7–10 klasių mokiniams',
			from: [125, 165],
			to: [70, 90]
		},
		process: { measure: 'Savaitės, kai kontrolinių darbų buvo ne daugiau kaip du', unit: 'per mėnesį', from: [0, 1], to: [3, 4] },
		drivers: [
			[
				'Matome vieni kitų planus',
				'Bendras kontrolinių kalendorius',
				{
					name: 'Kalendorius mokytojų kambaryje',
					prediction: 'Per mėnesį neliks savaičių su keturiais kontroliniais.',
					adopt: 'Neliko nė vienos; dalį darbų perkėlėme patys susitarę prie kalendoriaus.',
					adapt: 'Popierinio neužteko, nes planuojame namie, todėl atsirado ir bendras failas.',
					abandon: 'Privaloma tvarka sukėlė ginčų, grįžome prie susitarimo.'
				},
				{
					name: 'Trečiadienis be namų darbų',
					prediction: 'Ketvirtadienį pavargusių mokinių bus perpus mažiau.',
					adopt: 'Mokytojai pirmieji pastebėjo, kad ketvirtadienio pirmoji pamoka kitokia.',
					adapt: 'Dešimtokams geriau tinka penktadienis.',
					abandon: 'Užduotys persikėlė į antradienį, ir laikas nesumažėjo.'
				}
			],
			[
				'Užduodame tik tai, kas moko',
				'Prie užduoties parašyta, kiek ji trunka',
				{
					name: 'Užduoties trukmė užrašoma',
					prediction: 'Mokytojų spėjimas nuo tikrojo laiko skirsis ne daugiau kaip dešimčia minučių.',
					adopt: 'Iš pradžių skyrėsi dvigubai, po trijų savaičių spėjame gana tiksliai.',
					adapt: 'Klausiame ne visų, o penkių mokinių iš klasės.',
					abandon: 'Kasdien žymėti laiką mokiniams įkyrėjo.'
				},
				{
					name: 'Namų darbas, kurį galima rinktis',
					prediction: 'Atliks ne mažiau mokinių nei privalomą.',
					adopt: 'Atliko daugiau, ir darbai buvo geresni.',
					adapt: 'Rinktis reikia iš dviejų, kitaip renkasi trumpiausią.',
					abandon: 'Prieš kontrolinį pasirinkimo atsisakėme.'
				}
			]
		]
	},
	{
		code: 'safe_school',
		title: 'Mokykla, kurioje nebijoma prašyti pagalbos',
		problem: 'Mokiniai, kuriems sunku ar nesaugu, suaugusiesiems apie tai nesako.',
		concerns: 'visus mokinius, pirmiausia 6–9 klasių',
		known: 'Anoniminėje apklausoje patyčias patyrė kas ketvirtas, o suaugusiajam pasakė kas dešimtas.',
		causes: [
			['Pasitikėjimas', 'bijo, kad bus blogiau', 'nežino, kas nutiks pasakius'],
			['Suaugusieji', 'reaguojame skirtingai', 'sužinome paskutiniai'],
			['Aplinka', 'yra vietų, kurių niekas nemato', 'pagalbos kabinetas trečiame aukšte']
		],
		aim: {
			measure: 'Mokiniai, žinantys suaugusįjį, kuriam pasakytų',
			unit: '%',
			for_whom: '6–9 klasių mokiniams',
			from: [36, 48],
			to: [75, 88]
		},
		process: { measure: 'Klasių valandėlės, vestos pagal bendrą planą', unit: 'per mėnesį', from: [1, 3], to: [10, 14] },
		drivers: [
			[
				'Aišku, kam pasakyti',
				'Kiekvienas mokinys pasirenka savo suaugusįjį',
				{
					name: 'Mano suaugęs žmogus',
					prediction: 'Savo suaugusįjį pasirinks devyni iš dešimties mokinių.',
					adopt: 'Pasirinko beveik visi; tarp pasirinktų – ir budėtoja, ir valgyklos vedėja.',
					adapt: 'Pasirinkimą kartojame kas pusmetį, nes santykiai keičiasi.',
					abandon: 'Paskirti iš viršaus nepavyko, mokiniai nori rinktis patys.'
				},
				{
					name: 'Dėžutė be vardo',
					prediction: 'Per mėnesį dėžutėje rasime bent penkis laiškus, į kuriuos galėsime atsakyti.',
					adopt: 'Radome devynis, į visus atsakėme skelbimų lentoje be vardų.',
					adapt: 'Dėžutė turi kaboti ten, kur niekas nemato, kas į ją meta.',
					abandon: 'Elektroninės dėžutės mokiniai nepasitiki.'
				}
			],
			[
				'Suaugusieji elgiasi vienodai',
				'Trys žingsniai, kai kas nors pasako',
				{
					name: 'Trijų žingsnių kortelė mokytojui',
					prediction: 'Po mėnesio tris žingsnius nurodys visi mokytojai.',
					adopt: 'Nurodė beveik visi, ir darbuotojai, kurie nemoko, paprašė kortelių ir sau.',
					adapt: 'Reikėjo pavyzdžių, ką sakyti, o ko nesakyti.',
					abandon: 'Ilgą tvarkos aprašą pakeitė kortelė, prie aprašo nebegrįšime.'
				},
				{
					name: 'Kasdienis ratas iš ryto',
					prediction: 'Auklėtojai per savaitę pastebės bent vieną vaiką, kuriam reikia pokalbio.',
					adopt: 'Pastebi, nes ratas trunka septynias minutes ir jame kalba visi.',
					adapt: 'Vyresniesiems kasdien per dažnai, jiems užtenka dviejų kartų.',
					abandon: 'Devintokai rate tylėjo, jiems ieškosime kito būdo.'
				}
			]
		]
	},
	{
		code: 'relations',
		title: 'Pokalbis trise: mokinys, mokytojas, tėvai',
		problem: 'Į susirinkimus ateina tie patys tėvai, o su kitais susitinkame tik tada, kai jau blogai.',
		concerns: '5–9 klasių mokinių šeimas ir auklėtojus',
		known: 'Suskaičiavome: per metus mokykloje nebuvo kas trečio mokinio tėvų.',
		causes: [
			['Susirinkimas', 'kalba tik mokytojas', 'aptariami visi, o rūpi savas'],
			['Laikas', 'šešta vakaro patogi ne visiems', 'dalis tėvų dirba kitur'],
			['Patirtis', 'į mokyklą kviečia, kai blogai', 'tėvai patys bijojo mokyklos']
		],
		aim: {
			measure: 'Šeimos, per pusmetį dalyvavusios pokalbyje',
			unit: '%',
			for_whom: '5–9 klasių mokinių šeimoms',
			from: [38, 52],
			to: [80, 92]
		},
		process: { measure: 'Įvykę pokalbiai trise', unit: 'per mėnesį', from: [2, 6], to: [24, 36] },
		drivers: [
			[
				'Pokalbį veda mokinys',
				'Mokinys parodo, ko išmoko',
				{
					name: 'Mokinio vedamas pokalbis',
					prediction: 'Ateis aštuonios šeimos iš dešimties, nes kviečia vaikas.',
					adopt: 'Atėjo devynios iš dešimties; tėvai klausėsi daugiau, nei kalbėjo.',
					adapt: 'Mokiniui reikia keturių klausimų lapo ir vienos repeticijos.',
					abandon: 'Pirmą rudens mėnesį penktokams dar per anksti.'
				},
				{
					name: 'Darbų aplankas pokalbiui',
					prediction: 'Aplanką su trimis darbais parengs visi, ir pokalbis truks ne ilgiau kaip dvidešimt minučių.',
					adopt: 'Parengė visi, o pokalbiai apie darbus, ne apie elgesį.',
					adapt: 'Vienas iš trijų darbų turi būti nepavykęs.',
					abandon: 'Skaitmeninio aplanko tėvai nerado.'
				}
			],
			[
				'Patogu ateiti',
				'Laiką renkasi šeima',
				{
					name: 'Lapas su laikais',
					prediction: 'Laiką pasirinks du trečdaliai šeimų.',
					adopt: 'Pasirinko daugiau nei du trečdaliai, nepasirinkusioms paskambinome.',
					adapt: 'Siūlome ir rytą prieš pamokas, jį rinkosi kas ketvirta šeima.',
					abandon: 'Šeštadienio laikų nepasirinko niekas.'
				},
				{
					name: 'Susitikimas nuotoliu',
					prediction: 'Išvykę tėvai prisijungs bent pusėje pokalbių.',
					adopt: 'Prisijungė dauguma, vienas tėtis pokalbyje buvo pirmą kartą per trejus metus.',
					adapt: 'Nuotoliu veikia, kai mokinys sėdi šalia mokytojo, ne prie savo telefono.',
					abandon: 'Bendram susirinkimui nuotolis netiko, kalbėjo tik keli.'
				}
			]
		]
	},
	{
		code: 'services',
		title: 'Mokykla atvira po pamokų',
		problem: 'Po pamokų vaikai iš kaimų dvi valandas laukia autobuso, o mokykla tuo metu tuščia.',
		concerns: 'pavežamus mokinius ir jų tėvus',
		known: 'Suskaičiavome laukiančius ir paklausėme, ką jie veikia: dauguma sėdi koridoriuje.',
		causes: [
			['Tvarkaraštis', 'autobusas važiuoja du kartus', 'būreliai prasideda po jo'],
			['Žmonės', 'budi viena mokytoja', 'savanorių nekviečiame'],
			['Vieta', 'sporto salė rakinama', 'skaitykla dirba iki antros']
		],
		aim: {
			measure: 'Laukiantys mokiniai, kurie tuo metu dalyvauja veikloje',
			unit: '%',
			for_whom: 'pavežamiems mokiniams',
			from: [12, 24],
			to: [65, 82]
		},
		process: { measure: 'Popietės, kai vyko bent dvi veiklos', unit: 'per mėnesį', from: [1, 4], to: [14, 18] },
		drivers: [
			[
				'Veikla prasideda iš karto',
				'Būreliai prieš autobusą',
				{
					name: 'Trumpasis būrelis',
					prediction: 'Į keturiasdešimties minučių būrelį ateis pusė laukiančių.',
					adopt: 'Ateina daugiau nei pusė, atsirado ir vietinių mokinių.',
					adapt: 'Penkiolika minučių reikia palikti užkandžiui.',
					abandon: 'Keramikai tiek laiko neužtenka.'
				},
				{
					name: 'Pamokų ruošos valanda',
					prediction: 'Namų darbus mokykloje atliks trečdalis laukiančių.',
					adopt: 'Atlieka beveik pusė, o tėvai sako, kad vakarai pasikeitė.',
					adapt: 'Padeda vyresni mokiniai, už tai jiems įskaitoma socialinė veikla.',
					abandon: 'Paskutinę trimestro savaitę neateina niekas.'
				}
			],
			[
				'Padeda ne tik mokytojai',
				'Bendruomenė kviečiama į mokyklą',
				{
					name: 'Tėvų popietė',
					prediction: 'Per mėnesį po vieną popietę ves bent keturi tėvai.',
					adopt: 'Vedė šeši, laukiamiausia buvo bitininko popietė.',
					adapt: 'Tėvams lengviau ateiti dviese.',
					abandon: 'Įsipareigoti visam pusmečiui nenorėjo niekas.'
				},
				{
					name: 'Skaitykla iki ketvirtos',
					prediction: 'Po pamokų skaitykla sulauks bent dvylikos mokinių.',
					adopt: 'Sulaukia penkiolikos, kompiuterių jau trūksta.',
					adapt: 'Pirmadieniais vietoj skaityklos atveriame informatikos kabinetą.',
					abandon: 'Be budinčio suaugusiojo skaitykla neveikė.'
				}
			]
		]
	}
];
