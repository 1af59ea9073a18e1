<?xml version="1.0" encoding="UTF-8"?>
<!-- One page, without any piece of the shipped layouts: what every contestant sets. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format">
  <xsl:template match="/snapshot">
    <fo:root xml:lang="fr" font-family="Noto Serif" font-size="10pt" line-height="14.5pt">
      <fo:layout-master-set>
        <fo:simple-page-master master-name="p" page-width="210mm" page-height="297mm">
          <fo:region-body margin="25mm"/>
        </fo:simple-page-master>
      </fo:layout-master-set>
      <fo:page-sequence master-reference="p">
        <fo:flow flow-name="xsl-region-body">
          <fo:block font-family="Noto Sans" font-weight="bold" font-size="17pt" line-height="22pt" color="#1f3a5f"><xsl:value-of select="data/member"/></fo:block>
          <fo:block role="H1" font-weight="bold" space-before="30mm" space-after="8mm"><xsl:value-of select="title"/></fo:block>
          <xsl:for-each select="data/paragraphs/item">
            <fo:block space-after="7pt"><xsl:value-of select="."/></fo:block>
          </xsl:for-each>
          <fo:block font-style="italic" margin-left="80mm" space-before="10mm"><xsl:value-of select="data/signatory"/></fo:block>
        </fo:flow>
      </fo:page-sequence>
    </fo:root>
  </xsl:template>
</xsl:stylesheet>
