<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format">

  <xsl:import href="../../shared/letter.xsl"/>

  <xsl:template match="snapshot" mode="object">récépissé de déclaration</xsl:template>

  <xsl:template match="snapshot" mode="body">
    <fo:block xsl:use-attribute-sets="paragraph">Nous avons reçu la déclaration de <xsl:value-of select="data/applicantOrganisation"/> pour le <xsl:value-of select="data/day"/> : <xsl:value-of select="data/stands"/> emplacements, <xsl:value-of select="data/subject"/>.</fo:block>
  </xsl:template>

</xsl:stylesheet>
