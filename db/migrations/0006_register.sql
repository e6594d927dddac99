-- What is given: the 10 counties and 60 municipalities (S-07, S-08; domain f1) with approximate coordinates of the
-- places from which they are governed, and the types of schools.

insert into schools.county (code, name) values
	('LT-AL', 'Alytaus apskritis'),
	('LT-KU', 'Kauno apskritis'),
	('LT-KL', 'Klaipėdos apskritis'),
	('LT-MR', 'Marijampolės apskritis'),
	('LT-PN', 'Panevėžio apskritis'),
	('LT-SA', 'Šiaulių apskritis'),
	('LT-TA', 'Tauragės apskritis'),
	('LT-TE', 'Telšių apskritis'),
	('LT-UT', 'Utenos apskritis'),
	('LT-VL', 'Vilniaus apskritis');

create temporary table given (number integer, name text, short_name text, county_code text, town text, latitude numeric, longitude numeric) on commit drop;

insert into given values
	(1, 'Akmenės rajono savivaldybė', 'Akmenės r.', 'LT-SA', 'Naujoji Akmenė', 56.32, 22.89),
	(2, 'Alytaus miesto savivaldybė', 'Alytaus m.', 'LT-AL', 'Alytus', 54.396, 24.046),
	(3, 'Alytaus rajono savivaldybė', 'Alytaus r.', 'LT-AL', 'Alytus', 54.396, 24.046),
	(4, 'Anykščių rajono savivaldybė', 'Anykščių r.', 'LT-UT', 'Anykščiai', 55.525, 25.103),
	(5, 'Birštono savivaldybė', 'Birštono', 'LT-KU', 'Birštonas', 54.616, 24.030),
	(6, 'Biržų rajono savivaldybė', 'Biržų r.', 'LT-PN', 'Biržai', 56.201, 24.756),
	(7, 'Druskininkų savivaldybė', 'Druskininkų', 'LT-AL', 'Druskininkai', 54.016, 23.974),
	(8, 'Elektrėnų savivaldybė', 'Elektrėnų', 'LT-VL', 'Elektrėnai', 54.788, 24.660),
	(9, 'Ignalinos rajono savivaldybė', 'Ignalinos r.', 'LT-UT', 'Ignalina', 55.341, 26.162),
	(10, 'Jonavos rajono savivaldybė', 'Jonavos r.', 'LT-KU', 'Jonava', 55.072, 24.279),
	(11, 'Joniškio rajono savivaldybė', 'Joniškio r.', 'LT-SA', 'Joniškis', 56.239, 23.615),
	(12, 'Jurbarko rajono savivaldybė', 'Jurbarko r.', 'LT-TA', 'Jurbarkas', 55.077, 22.766),
	(13, 'Kaišiadorių rajono savivaldybė', 'Kaišiadorių r.', 'LT-KU', 'Kaišiadorys', 54.865, 24.452),
	(14, 'Kalvarijos savivaldybė', 'Kalvarijos', 'LT-MR', 'Kalvarija', 54.415, 23.224),
	(15, 'Kauno miesto savivaldybė', 'Kauno m.', 'LT-KU', 'Kaunas', 54.898, 23.904),
	(16, 'Kauno rajono savivaldybė', 'Kauno r.', 'LT-KU', 'Kaunas', 54.898, 23.904),
	(17, 'Kazlų Rūdos savivaldybė', 'Kazlų Rūdos', 'LT-MR', 'Kazlų Rūda', 54.749, 23.490),
	(18, 'Kėdainių rajono savivaldybė', 'Kėdainių r.', 'LT-KU', 'Kėdainiai', 55.288, 23.974),
	(19, 'Kelmės rajono savivaldybė', 'Kelmės r.', 'LT-SA', 'Kelmė', 55.631, 22.934),
	(20, 'Klaipėdos miesto savivaldybė', 'Klaipėdos m.', 'LT-KL', 'Klaipėda', 55.703, 21.144),
	(21, 'Klaipėdos rajono savivaldybė', 'Klaipėdos r.', 'LT-KL', 'Gargždai', 55.710, 21.401),
	(22, 'Kretingos rajono savivaldybė', 'Kretingos r.', 'LT-KL', 'Kretinga', 55.888, 21.243),
	(23, 'Kupiškio rajono savivaldybė', 'Kupiškio r.', 'LT-PN', 'Kupiškis', 55.840, 24.976),
	(24, 'Lazdijų rajono savivaldybė', 'Lazdijų r.', 'LT-AL', 'Lazdijai', 54.234, 23.517),
	(25, 'Marijampolės savivaldybė', 'Marijampolės', 'LT-MR', 'Marijampolė', 54.559, 23.354),
	(26, 'Mažeikių rajono savivaldybė', 'Mažeikių r.', 'LT-TE', 'Mažeikiai', 56.309, 22.341),
	(27, 'Molėtų rajono savivaldybė', 'Molėtų r.', 'LT-UT', 'Molėtai', 55.233, 25.417),
	(28, 'Neringos savivaldybė', 'Neringos', 'LT-KL', 'Nida', 55.304, 21.005),
	(29, 'Pagėgių savivaldybė', 'Pagėgių', 'LT-TA', 'Pagėgiai', 55.133, 21.914),
	(30, 'Pakruojo rajono savivaldybė', 'Pakruojo r.', 'LT-SA', 'Pakruojis', 55.980, 23.856),
	(31, 'Palangos miesto savivaldybė', 'Palangos m.', 'LT-KL', 'Palanga', 55.918, 21.069),
	(32, 'Panevėžio miesto savivaldybė', 'Panevėžio m.', 'LT-PN', 'Panevėžys', 55.734, 24.358),
	(33, 'Panevėžio rajono savivaldybė', 'Panevėžio r.', 'LT-PN', 'Panevėžys', 55.734, 24.358),
	(34, 'Pasvalio rajono savivaldybė', 'Pasvalio r.', 'LT-PN', 'Pasvalys', 56.061, 24.403),
	(35, 'Plungės rajono savivaldybė', 'Plungės r.', 'LT-TE', 'Plungė', 55.911, 21.844),
	(36, 'Prienų rajono savivaldybė', 'Prienų r.', 'LT-KU', 'Prienai', 54.638, 23.945),
	(37, 'Radviliškio rajono savivaldybė', 'Radviliškio r.', 'LT-SA', 'Radviliškis', 55.811, 23.546),
	(38, 'Raseinių rajono savivaldybė', 'Raseinių r.', 'LT-KU', 'Raseiniai', 55.378, 23.117),
	(39, 'Rietavo savivaldybė', 'Rietavo', 'LT-TE', 'Rietavas', 55.725, 21.933),
	(40, 'Rokiškio rajono savivaldybė', 'Rokiškio r.', 'LT-PN', 'Rokiškis', 55.955, 25.585),
	(41, 'Šakių rajono savivaldybė', 'Šakių r.', 'LT-MR', 'Šakiai', 54.955, 23.048),
	(42, 'Šalčininkų rajono savivaldybė', 'Šalčininkų r.', 'LT-VL', 'Šalčininkai', 54.310, 25.388),
	(43, 'Šiaulių miesto savivaldybė', 'Šiaulių m.', 'LT-SA', 'Šiauliai', 55.934, 23.314),
	(44, 'Šiaulių rajono savivaldybė', 'Šiaulių r.', 'LT-SA', 'Šiauliai', 55.934, 23.314),
	(45, 'Šilalės rajono savivaldybė', 'Šilalės r.', 'LT-TA', 'Šilalė', 55.492, 22.184),
	(46, 'Šilutės rajono savivaldybė', 'Šilutės r.', 'LT-KL', 'Šilutė', 55.349, 21.483),
	(47, 'Širvintų rajono savivaldybė', 'Širvintų r.', 'LT-VL', 'Širvintos', 55.043, 24.956),
	(48, 'Skuodo rajono savivaldybė', 'Skuodo r.', 'LT-KL', 'Skuodas', 56.270, 21.534),
	(49, 'Švenčionių rajono savivaldybė', 'Švenčionių r.', 'LT-VL', 'Švenčionys', 55.133, 26.156),
	(50, 'Tauragės rajono savivaldybė', 'Tauragės r.', 'LT-TA', 'Tauragė', 55.252, 22.290),
	(51, 'Telšių rajono savivaldybė', 'Telšių r.', 'LT-TE', 'Telšiai', 55.984, 22.248),
	(52, 'Trakų rajono savivaldybė', 'Trakų r.', 'LT-VL', 'Trakai', 54.638, 24.935),
	(53, 'Ukmergės rajono savivaldybė', 'Ukmergės r.', 'LT-VL', 'Ukmergė', 55.245, 24.776),
	(54, 'Utenos rajono savivaldybė', 'Utenos r.', 'LT-UT', 'Utena', 55.498, 25.603),
	(55, 'Varėnos rajono savivaldybė', 'Varėnos r.', 'LT-AL', 'Varėna', 54.211, 24.577),
	(56, 'Vilkaviškio rajono savivaldybė', 'Vilkaviškio r.', 'LT-MR', 'Vilkaviškis', 54.652, 23.033),
	(57, 'Vilniaus miesto savivaldybė', 'Vilniaus m.', 'LT-VL', 'Vilnius', 54.687, 25.280),
	(58, 'Vilniaus rajono savivaldybė', 'Vilniaus r.', 'LT-VL', 'Vilnius', 54.687, 25.280),
	(59, 'Visagino savivaldybė', 'Visagino', 'LT-UT', 'Visaginas', 55.598, 26.438),
	(60, 'Zarasų rajono savivaldybė', 'Zarasų r.', 'LT-UT', 'Zarasai', 55.731, 26.247);

-- Their ids are fixed, so that one installation's data can be read by another.
insert into people.organisation (id, kind, name)
	select ('00000000-0000-4000-8000-0000000000' || lpad(number::text, 2, '0'))::uuid, 'municipality', name from given;
insert into schools.municipality (id, code, county_code, name, short_name, town, latitude, longitude)
	select ('00000000-0000-4000-8000-0000000000' || lpad(number::text, 2, '0'))::uuid, 'LT-' || lpad(number::text, 2, '0'),
		county_code, name, short_name, town, latitude, longitude from given;

-- The four types of today (S-01); two of 2006 (S-03: that both left on one day is inferred); names in use beyond types (S-04).
insert into schools.school_type (code, name_lt, name_en, valid_from, valid_to) values
	('primary', 'pradinė mokykla', 'primary school', null, null),
	('progymnasium', 'progimnazija', 'progymnasium', null, null),
	('basic', 'pagrindinė mokykla', 'basic school', null, null),
	('gymnasium', 'gimnazija', 'gymnasium', null, null),
	('secondary', 'vidurinė mokykla', 'secondary school', null, '2017-08-31'),
	('youth', 'jaunimo mokykla', 'youth school', null, '2017-08-31'),
	('school_kindergarten', 'mokykla-darželis', 'school and kindergarten', null, null),
	('multifunctional_centre', 'mokykla-daugiafunkcis centras', 'school and community centre', null, null),
	('special', 'specialioji mokykla', 'special school', null, null),
	('other', 'kita mokykla', 'other school', null, null);
