/** Invented: given and family names of many places, put together by us. Nobody is meant. */
const pairs = `
Aarav Deshmukh, Abena Owusu, Adaeze Nwankwo, Adel Mansouri, Agata Wilk, Aiko Morita, Akos Halmi, Alba Ferreiro, Aleks Petkov, Alina Dragan,
Amadou Sarr, Amelie Brandt, Amir Tehrani, Ana Kovač, Anders Holm, Anika Reuter, Anjali Menon, Annike Saar, Ariadna Puig, Arjun Bhatt,
Arto Niemi, Astrid Moen, Aylin Demirci, Ayo Balogun, Bao Nguyen, Beatriz Lourenço, Benat Etxarri, Birgit Ahrens, Bojana Ilić, Bruno Caselli,
Caoimhe Brady, Carlos Medrano, Cem Aksoy, Chiara Bellandi, Chidi Eze, Chloé Marchand, Dagmar Vesely, Daria Sokol, Davit Gelashvili, Deepa Raman,
Diego Urrutia, Dilnoza Karimova, Dina Halabi, Dorota Zielak, Eamon Tully, Edita Kučera, Efua Mensah, Einar Dahl, Elif Yurt, Elio Marchetti,
Emeka Obi, Emre Kaplan, Enzo Vidal, Esi Boateng, Esther Kimani, Ewa Nowicka, Farah Siddiqui, Fatou Diop, Femke Visser, Filip Horak,
Finn Jessen, Gabor Szalai, Gaia Rinaldi, Ganbold Bat, Goran Matić, Greta Lund, Hana Fujii, Haruto Ishii, Hawa Traoré, Hedda Berge,
Hiba Khoury, Hugo Lafont, Ibrahim Sesay, Igor Bondar, Ilmari Koski, Imani Otieno, Isidro Vega, Ivana Perić, Jad Sfeir, Jelena Tomić,
Jin Park, Joanna Bright, Jorge Saldanha, Jun Takeda, Kadri Tamm, Kaito Arai, Kamila Bieńko, Karim Bennani, Katya Orlova, Keanu Makoa,
Kerstin Falk, Kwame Asante, Laila Farouk, Lars Tveit, Leila Rostami, Linh Tran, Lucía Arana, Luka Zorić, Maha Younes, Malik Toure,
Mareike Voss, Marta Kubiak, Mei Chen, Milan Dvorak, Miriam Stern, Nadia Aziz, Nandi Dlamini, Nikos Pappas, Nils Ekman, Nuria Camps,
Oksana Hrytsenko, Olu Adebayo, Oren Sela, Paloma Rivas, Pavel Malik, Petra Jansen, Priya Nair, Quynh Vo, Rafael Teles, Rania Saab,
Rasmus Toft, Riku Salo, Rosa Quispe, Ruta Balsys, Saoirse Nolan, Selin Arslan, Siddharth Rao, Silke Mertens, Simone Greco, Sofie Maes`
  .trim()
  .split(/,\s+/)
  .map((pair) => pair.split(' ') as [string, string])

/** The n-th name; each other up to the square of the list. */
export function inventedName(n: number): string {
  const round = Math.floor(n / pairs.length)
  const given = pairs[n % pairs.length]!
  const family = pairs[(n + 37 * round) % pairs.length]!
  return `${given[0]} ${family[1]}`
}
