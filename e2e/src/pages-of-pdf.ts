/** How many pages a PDF by Chromium has: it writes each as an object of its own, uncompressed. */
export function pagesOfPdf(pdf: Buffer): number {
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}
