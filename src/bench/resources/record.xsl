<?xml version="1.0" encoding="UTF-8"?>
<!-- Thirty pages of one table whose head comes again on each page. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format">
  <xsl:template match="/snapshot">
    <fo:root xml:lang="fr" font-family="Noto Sans" font-size="8.5pt" line-height="11.5pt">
      <fo:layout-master-set>
        <fo:simple-page-master master-name="p" page-width="210mm" page-height="297mm">
          <fo:region-body margin="25mm"/>
        </fo:simple-page-master>
      </fo:layout-master-set>
      <fo:page-sequence master-reference="p">
        <fo:flow flow-name="xsl-region-body">
          <fo:block role="H1" font-weight="bold" font-size="15pt" line-height="20pt" space-after="8mm"><xsl:value-of select="title"/></fo:block>
          <fo:table table-layout="fixed" width="100%">
            <fo:table-column column-width="15mm"/>
            <fo:table-column column-width="95mm"/>
            <fo:table-column column-width="20mm"/>
            <fo:table-column column-width="30mm"/>
            <fo:table-header>
              <fo:table-row font-weight="bold">
                <fo:table-cell padding="1.3mm 1.8mm"><fo:block>Rang</fo:block></fo:table-cell>
                <fo:table-cell padding="1.3mm 1.8mm"><fo:block>Candidat</fo:block></fo:table-cell>
                <fo:table-cell padding="1.3mm 1.8mm"><fo:block>Note</fo:block></fo:table-cell>
                <fo:table-cell padding="1.3mm 1.8mm"><fo:block>Montant</fo:block></fo:table-cell>
              </fo:table-row>
            </fo:table-header>
            <fo:table-body>
              <xsl:for-each select="data/rows/item">
                <fo:table-row keep-together.within-page="5">
                  <fo:table-cell padding="1.3mm 1.8mm" border-bottom="0.4pt solid #c3ccd6"><fo:block><xsl:value-of select="position()"/></fo:block></fo:table-cell>
                  <fo:table-cell padding="1.3mm 1.8mm" border-bottom="0.4pt solid #c3ccd6"><fo:block><xsl:value-of select="name"/></fo:block></fo:table-cell>
                  <fo:table-cell padding="1.3mm 1.8mm" border-bottom="0.4pt solid #c3ccd6"><fo:block text-align="end"><xsl:value-of select="score"/></fo:block></fo:table-cell>
                  <fo:table-cell padding="1.3mm 1.8mm" border-bottom="0.4pt solid #c3ccd6"><fo:block text-align="end"><xsl:value-of select="amount"/></fo:block></fo:table-cell>
                </fo:table-row>
              </xsl:for-each>
            </fo:table-body>
          </fo:table>
        </fo:flow>
      </fo:page-sequence>
    </fo:root>
  </xsl:template>
</xsl:stylesheet>
